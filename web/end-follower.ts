import { element } from "./element.ts";
import { icon } from "./icon.ts";

/** Keeps a growing list at its end for those who are reading there. */
export type EndFollower = {
  /** Leads to the end, shown while something new waits there. */
  readonly button: HTMLElement;
  isAtEnd(): boolean;
  toEnd(): void;
  /** Shows a new row: to the end, but never past the beginning of what is new. */
  follow(row: HTMLElement): void;
  /** Says that something new waits at the end. */
  offer(): void;
};

/** Someone this close to the end (pixels) wants to see what comes. */
const nearEnd = 80;

/** Follows a scrolling list; `label` says what the button leads to. */
export function createEndFollower(list: HTMLElement, label: string): EndFollower {
  const toEnd = () => list.scrollTo({ top: list.scrollHeight });
  const isAtEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight < nearEnd;
  const button = element(
    "button",
    { type: "button", class: "newer", hidden: true, onclick: toEnd },
    icon("down"),
    label,
  );
  let wasAtEnd = true;
  list.addEventListener("scroll", () => {
    wasAtEnd = isAtEnd();
    if (wasAtEnd) button.hidden = true;
  });
  new ResizeObserver(() => {
    if (wasAtEnd) toEnd();
  }).observe(list);
  return {
    button,
    isAtEnd,
    toEnd,
    follow(row) {
      button.hidden = true;
      if (row.offsetHeight > list.clientHeight) row.scrollIntoView({ block: "start" });
      else toEnd();
    },
    offer() {
      button.hidden = false;
    },
  };
}
