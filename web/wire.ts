/**
 * What the local chat sends, as the public contract has it. The page's own copy: it is compiled
 * for browsers and shares no file with the service (a test keeps both the same).
 */
export type WireInline =
  | { readonly type: "text" | "strong" | "em" | "code"; readonly text: string }
  | { readonly type: "link"; readonly text: string; readonly url: string }
  | { readonly type: "mention"; readonly memberId: string; readonly text: string };

/** A button of a message: pressing it says its command line. */
export type WireButton = {
  readonly label: string;
  readonly command: string;
  readonly style?: "primary" | "danger";
  readonly mark?: string;
};

/** A part of a message. Sizes of pictures are pixels. */
export type WireBlock =
  | { readonly type: "heading"; readonly text: string }
  | { readonly type: "paragraph" | "quote"; readonly inlines: readonly WireInline[] }
  | {
      readonly type: "list";
      readonly start?: number;
      readonly items: readonly (readonly WireInline[])[];
      readonly buttons?: readonly (readonly WireButton[])[];
    }
  | {
      readonly type: "fields";
      readonly fields: readonly {
        readonly label: string;
        readonly value: readonly WireInline[];
      }[];
    }
  | {
      readonly type: "table";
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly type: "image";
      readonly url: string;
      readonly darkUrl?: string;
      readonly alt: string;
      readonly width: number;
      readonly height: number;
    }
  | { readonly type: "file"; readonly url: string; readonly name: string }
  | { readonly type: "letter"; readonly text: string; readonly language: string }
  | { readonly type: "divider" }
  | {
      readonly type: "actions";
      readonly buttons: readonly WireButton[];
      readonly isOfRows?: true;
    };

/** One message. `from` is `bot` or a member's handle, `at` an ISO instant, `refs` have no `#`. */
export type WireMessage = {
  readonly id: string;
  readonly chat: string;
  readonly from: string;
  readonly at: string;
  readonly text: string;
  readonly blocks: readonly WireBlock[];
  readonly buttons: readonly { readonly label: string; readonly command: string }[];
  readonly images: readonly string[];
  readonly replyTo?: string;
  readonly refs: readonly string[];
  /** What would be recorded once it is confirmed. */
  readonly draft?: object;
};

/** A person who may speak here. `zone` is an IANA zone. */
export type WireMember = {
  readonly handle: string;
  readonly name: string;
  readonly role: "sales" | "manager" | "admin";
  readonly zone: string;
  readonly locale: string;
};

/** A place to talk; `members` are handles. */
export type WireChat = {
  readonly id: string;
  readonly kind: "group" | "direct";
  readonly title: string;
  readonly members: readonly string[];
};

/** From an instant on (epoch milliseconds) clocks are so many milliseconds ahead of UTC. */
export type WireClockStretch = { readonly from: number; readonly ahead: number };

/**
 * Who is there and where they talk; `now` is the service's clock, `clocks` how those of the members'
 * zones go.
 */
export type WireState = {
  readonly now: string;
  readonly clocks: Readonly<Record<string, readonly WireClockStretch[]>>;
  /** What is here is the demo: made up. */
  readonly isDemo: boolean;
  readonly members: readonly WireMember[];
  readonly chats: readonly WireChat[];
};

/** A command that the hints offer. */
export type WireCommand = {
  readonly command: string;
  readonly usage: string;
  readonly does: string;
  readonly aliases: readonly string[];
};

/** What was said became message `id`; the bot answered. */
export type WireReply = { readonly id: string; readonly answers: readonly WireMessage[] };
