/** What a key pressed in the composer asks for. */
export type ComposerIntent =
  | "send"
  | "complete"
  | "close-hints"
  | "previous-hint"
  | "next-hint"
  | "recall-older"
  | "recall-newer"
  | "reply-to-older"
  | "reply-to-newer"
  | "cancel"
  | "show-shortcuts";

/** The part of a keyboard event that decides. */
export type KeyPress = {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
};

/** What the composer is doing when the key is pressed. */
export type ComposerState = {
  readonly isEmpty: boolean;
  /** A list of commands is open; `isHintTyped`: the chosen one already stands in the field. */
  readonly isHinting: boolean;
  readonly isHintTyped: boolean;
  /** The field shows something said before. */
  readonly isRecalling: boolean;
};

/** Reads a key press. Null: the key is the text field's own. */
export function composerIntent(press: KeyPress, state: ComposerState): ComposerIntent | null {
  // Keys of an input method (Chinese and others) are its own; 229 is how Safari says so.
  if (press.isComposing || press.keyCode === 229) return null;
  const { isEmpty, isHinting, isHintTyped, isRecalling } = state;
  switch (press.key) {
    case "Enter":
      if (press.shiftKey) return null;
      return isHinting && !isHintTyped ? "complete" : "send";
    case "Tab":
      return isHinting && !press.shiftKey ? "complete" : null;
    case "Escape":
      return isHinting ? "close-hints" : "cancel";
    case "ArrowUp":
      if (press.altKey) return "reply-to-older";
      if (isHinting) return "previous-hint";
      return isEmpty || isRecalling ? "recall-older" : null;
    case "ArrowDown":
      if (press.altKey) return "reply-to-newer";
      if (isHinting) return "next-hint";
      return isRecalling ? "recall-newer" : null;
    case "?":
      return isEmpty ? "show-shortcuts" : null;
    default:
      return null;
  }
}
