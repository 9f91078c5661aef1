import type { z } from "zod";
import type { Actor } from "../app/actor.ts";
import type { App } from "../app/app.ts";
import type { ImportWords } from "../app/import/values/words.ts";
import type { DirectoryPerson, FilesCome } from "../chat/adapter.ts";
import type { Conversation, PlatformName } from "../chat/event.ts";
import type { OutboundMessage } from "../chat/message.ts";
import type { DraftItem } from "../core/drafts/draft.ts";
import type { HelpTopic } from "../core/help-topics.ts";
import type { PushKinds } from "../core/push/push-settings.ts";
import type { Locale, Role } from "../core/vocabulary.ts";
import type { CommandName } from "../i18n/sentence.ts";
import type { Speaker } from "../i18n/speaker.ts";
import type { CardSection } from "./card-section.ts";
import type { CommandCall } from "./command-call.ts";
import type { SecondReader } from "./drafting/second-reader.ts";
import type { Lexicon } from "./grammar/words/lexicon.ts";
import type { PushPreview, WantedPreview } from "./posting/push-preview.ts";
import type { Routes } from "./posting/routes.ts";
import type { TouchSection } from "./touch-section.ts";
import type { WeekSection } from "./week-section.ts";

/** What the sender replied to, as far as the platform tells. */
export type ReplyTo = { readonly messageId?: string; readonly quotedText?: string };

/** How a line is kept that records nothing at once, however explicit it is. */
export type DraftsOnly = {
  /** Who keeps the draft, and when: the line itself is read as of when it was said. */
  readonly keeper: Actor;
  /** It says something else than a line before, which was told in this event: that is taken back first. */
  readonly instead?: {
    readonly lineId: string;
    readonly before: readonly DraftItem[];
  };
};

/** Everything a command may look at besides its arguments. */
export type CommandContext = {
  readonly app: App;
  readonly actor: Actor;
  /** Speaks the member's language. */
  readonly speak: Speaker;
  /** Speaks another language. */
  speakIn(locale: Locale): Speaker;
  /** Who will read the answer: in a group no private detail may be shown. */
  readonly audience: Audience;
  readonly conversation: Conversation;
  readonly reply: ReplyTo | null;
  /** Present where nothing may be recorded at once: it is drafted. */
  readonly draftsOnly?: DraftsOnly;
  /** Whether it was said in a group that we are no member of, and so do not hear who replies. */
  isOutside(): Promise<boolean>;
  /** The connected platforms on which something may be posted that nobody asked for. */
  readonly platforms: readonly PlatformName[];
  /** The directories of the company's people on connected platforms that show theirs. */
  readonly directories: readonly Directory[];
  /** The chats that are always there: they tell whose group this is. */
  readonly routes: Routes;
  /** What a push would say; nothing is sent. Null when there is none in that time. */
  preview(wanted: WantedPreview): Promise<PushPreview | null>;
  /** Names of columns and values in files that are imported. */
  importWords(): ImportWords;
  /** Where people can hand us files on this platform. */
  readonly filesCome: FilesCome;
  /** Whether we can hand out files on this platform. */
  readonly filesGo: boolean;
  /** The words of the grammar, for commands that read free text. */
  readonly lexicon: Lexicon;
  /** Where people reach this service from outside; absent unless it is configured. */
  readonly publicUrl?: string;
  /** Who reads what our own reading leaves open; absent unless one is configured. */
  readonly secondReader?: SecondReader;
  /** The kinds of push that people and groups can set. */
  readonly pushKinds: PushKinds;
  /** What features add to the card of a customer, in this order. */
  readonly cardSections: readonly CardSection[];
  /** What features add to why a customer is due. */
  readonly whySections: readonly CardSection[];
  /** What features add to what one needs before a call. */
  readonly briefSections: readonly CardSection[];
  /** What features add to the answer to touches that were recorded. */
  readonly touchSections: readonly TouchSection[];
  /** What features add to the summary of a week. */
  readonly weekSections: readonly WeekSection[];
  /** All there are, by name. */
  readonly commands: ReadonlyMap<string, Command<unknown>>;
};

/** The company's people on a platform. */
export type Directory = {
  readonly platform: PlatformName;
  /** Platforms that know people by the same ids. */
  readonly alsoOn: readonly PlatformName[];
  /** Throws `AdapterError`. */
  people(): Promise<readonly DirectoryPerson[]>;
};

export type Audience = "group" | "direct";

/**
 * One command of the grammar. Words, help and examples are in `locales/<lang>/commands.json`, or among
 * the words of its feature.
 */
export type Command<Args = never> = {
  readonly name: CommandName;
  /** Under what the help lists it. */
  readonly topic: HelpTopic;
  /** Which of the engine's commands it follows there: of a feature, whose commands come last else. */
  readonly after?: CommandName;
  /** The least role that may use it. */
  readonly permission: Role;
  /** `private`: asked in a group, it is answered in the direct chat. */
  readonly audience: "anywhere" | "private";
  /** Checks and shapes the arguments named by `positional`. */
  readonly args: z.ZodType<Args>;
  /** Names of the words after the command; the last takes all the rest when it ends in `…`. */
  readonly positional: readonly string[];
  /**
   * Whether, with these words after it, it changes nothing that a person knows of. Left out where it
   * always may.
   */
  reads?(rest: string, lexicon: Lexicon): boolean;
  /**
   * Words that go on, in an argument, with the command that a list of it keeps under a number: `2 gift tea`.
   * `isAhead`: they stand before the number.
   */
  readonly continues?: {
    readonly argument: string;
    says(words: string, isAhead: boolean): boolean;
  };
  /** The argument for whom it is about and what follows, where its word may follow them: `K3F event 15 Mar opening`. */
  readonly followsCustomer?: string;
  /** Whether several may stand before it: `1,3 claim`. */
  readonly followsSeveral?: true;
  /**
   * Whether words after its own word are for it, where no slash says so and that word begins talk as well: `draft
   * contract was sent`. `isNamed`: whom it is about stood before. Left out where any words are.
   */
  isMeant?(words: string, context: CommandContext, isNamed: boolean): boolean | Promise<boolean>;
  /** Of a list with pages: the customers of the page that it would show and of all after it. */
  rest?(context: CommandContext, args: Args): Promise<readonly string[]>;
  /** A button with it does so once: pressed again, it says so, unless that was taken back. */
  readonly isOnce?: true;
  /** Answers; or names another command whose answer is the answer. */
  run(context: CommandContext, args: Args): Promise<OutboundMessage | CommandCall>;
};

/** What a command reads: whatever follows it; or only where nothing does. */
export const reads = {
  always: (): boolean => true,
  alone: (rest: string): boolean => rest === "",
};

/** Defines a command; the type of its arguments follows from `args`. */
export const defineCommand = <Args>(command: Command<Args>): Command<Args> => command;

const rank: Readonly<Record<Role, number>> = { sales: 0, manager: 1, admin: 2 };

/** Whether a member of this role may use a command of that permission. */
export const isAllowed = (role: Role, permission: Role): boolean => rank[role] >= rank[permission];
