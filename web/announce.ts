import { element } from "./element.ts";

let region: HTMLElement | null = null;

/** Tells a screen reader what the eye sees change. */
export function announce(text: string): void {
  if (region === null || !region.isConnected) {
    region = element("p", { class: "unseen", role: "status" });
    document.body.append(region);
  }
  region.textContent = text;
}
