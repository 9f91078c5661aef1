/** A leaf or span of a message. User data enters only as `text`; renderers escape it there. */
export type Inline =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "strong"; readonly text: string }
  | { readonly type: "em"; readonly text: string }
  | { readonly type: "code"; readonly text: string }
  | { readonly type: "link"; readonly text: string; readonly url: string }
  | { readonly type: "mention"; readonly memberId: string; readonly text: string };

/** A PNG picture with a text that says the same to those who cannot see it. */
export type Picture = {
  readonly png: Uint8Array;
  /** The same for a dark page. */
  readonly darkPng?: Uint8Array;
  readonly alt: string;
  /** Other blocks of the message say the same: where there are no pictures, nothing is missing. */
  readonly isTold?: boolean;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
};

/** A file to be kept or edited. */
export type HandedFile = { readonly name: string; readonly bytes: Uint8Array };

/** A button is a saved command line: pressing it is typing it. */
export type Button = {
  readonly label: string;
  readonly command: string;
  readonly style?: "primary" | "danger";
  /** One character that stands for the label where the button stands in a row of a page. */
  readonly mark?: string;
};

export type Block =
  | { readonly type: "heading"; readonly text: string }
  | {
      readonly type: "paragraph";
      readonly inlines: readonly Inline[];
      /** The buttons below say the same: it is shown only where there are none. */
      readonly isInButtons?: true;
    }
  | {
      readonly type: "list";
      /** Numbers to print before the items; absent: bullets. */
      readonly start?: number;
      readonly items: readonly (readonly Inline[])[];
      /** Buttons of each item, where the platform has them in rows. */
      readonly buttons?: readonly (readonly Button[])[];
    }
  | {
      readonly type: "fields";
      readonly fields: readonly { readonly label: string; readonly value: readonly Inline[] }[];
    }
  | {
      readonly type: "table";
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly type: "quote"; readonly inlines: readonly Inline[] }
  | { readonly type: "image"; readonly picture: Picture }
  /** Shown only where the platform takes files: nothing is made for one that does not. */
  | { readonly type: "file"; readonly file: HandedFile }
  /** Words to a customer, to be copied as they are; a language as BCP 47 has it. */
  | { readonly type: "letter"; readonly text: string; readonly language: string }
  | { readonly type: "divider" }
  | {
      readonly type: "actions";
      readonly buttons: readonly Button[];
      /** Rows have these buttons themselves: they are shown only where rows have none. */
      readonly isOfRows?: true;
      /** So many of the first are answers that no list tells: in plain text they are lines. */
      readonly answers?: number;
    };

/** A customer that a message is about, so that a reply to the message finds it. */
export type Subject = {
  readonly customerId: string;
  /** Short code without `#`, such as `K3F`. */
  readonly ref: string;
};

/**
 * What a posted message is, for finding it again when somebody replies. A `list` was asked for, a
 * `digest` is a numbered list that came by itself.
 */
export type MessageKind =
  | "answer"
  | "list"
  | "nudge"
  | "digest"
  | "proposals"
  | "summary"
  | "question"
  | "notice";

/** A draft as those read it who do not read messages; customers by reference. */
export type MessageDraft = {
  readonly id: string;
  readonly items: readonly {
    readonly act: string;
    readonly ref: string | null;
    readonly outcome?: string;
    /** Civil date on which it happened. */
    readonly at?: string;
    /** Civil date of the next contact, or by which it is to be done. */
    readonly next?: string;
    readonly note?: string;
    readonly amount?: number;
    readonly currency?: string;
    readonly field?: string;
    readonly value?: string;
  }[];
};

/** A form in which one line is written; sending it is saying the line. */
export type MessageForm = {
  readonly title: string;
  readonly label: string;
  /** An example in the empty field. */
  readonly example: string;
  readonly send: string;
  readonly cancel: string;
};

/** Something to say, and how it is called. */
export type Prompt = { readonly title: string; readonly line: string };

/** One message to one conversation, before any platform's limits are applied. */
export type OutboundMessage = {
  readonly kind: MessageKind;
  /** One line for the push preview and for platforms that show only that. */
  readonly summary: string;
  readonly blocks: readonly Block[];
  /** Customers named, in the order of their list numbers (number 1 is the first). */
  readonly subjects: readonly Subject[];
  /** Number printed on the first subject of a list; 1 unless this is a later page. */
  readonly firstNumber?: number;
  /**
   * Command lines that a bare number answers, in order (`question`), or that accept each of a list
   * of proposed tiers (`proposals`).
   */
  readonly choices?: readonly string[];
  /**
   * Command line that a free answer completes (`question`): what is said next, if it is nothing else,
   * is put on a line after it.
   */
  readonly awaits?: string;
  /**
   * Command lines that answers to the lines of a list complete, in order: what follows a number, if it is
   * an answer, is put on a line after them. Null for a line that asks for nothing.
   */
  readonly answers?: readonly (string | null)[];
  /** What it asks for, where the platform can ask with a form of one field instead. */
  readonly form?: MessageForm;
  /** What one may want to say next, where the platform offers it. */
  readonly prompts?: readonly Prompt[];
  /** What would be recorded once it is confirmed, as data. */
  readonly draft?: MessageDraft;
  /** Command line that "more" stands for while this is the latest list. */
  readonly more?: string;
};

/** All buttons of a message in reading order; a press names one by its index here. */
export const buttonsOf = (message: OutboundMessage): readonly Button[] =>
  message.blocks.flatMap((block) => {
    if (block.type === "list") return block.buttons?.flat() ?? [];
    return block.type === "actions" ? block.buttons : [];
  });

/** A message of one plain paragraph about no customer. */
export const plainMessage = (kind: MessageKind, text: string): OutboundMessage => ({
  kind,
  summary: text,
  blocks: [{ type: "paragraph", inlines: [{ type: "text", text }] }],
  subjects: [],
});
