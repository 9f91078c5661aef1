import type { Block, Inline } from "../../chat/message.ts";

/** Plain text as a leaf. */
export const text = (value: string): Inline => ({ type: "text", text: value });

/** Text that stands out. */
export const strong = (value: string): Inline => ({ type: "strong", text: value });

/** Text to be typed or copied as it is. */
export const code = (value: string): Inline => ({ type: "code", text: value });

/** A customer's short code as people write it: `#K3F`. */
export const refCode = (ref: string): Inline => code(`#${ref}`);

/** A paragraph of one plain text. */
export const paragraph = (value: string): Block => ({ type: "paragraph", inlines: [text(value)] });

/** A paragraph that the buttons below repeat: it is shown only where there are none. */
export const inButtons = (value: string): Block => ({
  type: "paragraph",
  inlines: [text(value)],
  isInButtons: true,
});
