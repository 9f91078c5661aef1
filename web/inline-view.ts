import { codeView } from "./code-view.ts";
import { element } from "./element.ts";
import type { Say } from "./speech.ts";
import type { WireInline } from "./wire.ts";

/** What happens when somebody picks a reference such as `K3F`. */
export type PickReference = (ref: string) => void;

/** Text in which the references that the message names can be picked. */
export function textView(
  text: string,
  refs: readonly string[],
  pick: PickReference,
): (Node | string)[] {
  return text.split(/(#[0-9A-Za-z]+)/).map((part) => {
    const ref = part.slice(1).toUpperCase();
    return part.startsWith("#") && refs.includes(ref) ? referenceView(ref, pick) : part;
  });
}

/** A run of inlines as nodes. */
export function inlineView(
  inlines: readonly WireInline[],
  refs: readonly string[],
  pick: PickReference,
  say: Say,
): (Node | string)[] {
  return inlines.flatMap((inline) => {
    const text = () => textView(inline.text, refs, pick);
    switch (inline.type) {
      case "text":
        return text();
      case "strong":
      case "em":
        return element(inline.type, {}, ...text());
      case "code": {
        const ref = inline.text.replace(/^#/, "").toUpperCase();
        return refs.includes(ref) ? referenceView(ref, pick) : codeView(inline.text, say);
      }
      case "mention":
        return element("span", { class: "mention" }, inline.text);
      case "link":
        return linkView(inline.text, inline.url);
      default:
        return text();
    }
  });
}

function referenceView(ref: string, pick: PickReference): HTMLElement {
  return element("button", { type: "button", class: "ref", onclick: () => pick(ref) }, `#${ref}`);
}

/** Only web and mail addresses and numbers to call become links; anything else stays text. */
function linkView(text: string, url: string): Node | string {
  if (/^(mailto|tel):/i.test(url)) return element("a", { class: "contact", href: url }, text);
  if (!/^https?:\/\//i.test(url)) return text;
  return element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text);
}
