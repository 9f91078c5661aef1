import type { App } from "../app/app.ts";
import type { Adapter } from "../chat/adapter.ts";
import type { PlatformName } from "../chat/event.ts";
import type { FailPoint } from "../core/fail-point.ts";
import type { PushKinds } from "../core/push/push-settings.ts";
import type { Instant } from "../core/time/civil.ts";
import type { Translator } from "../i18n/translator.ts";
import type { CardSection } from "./card-section.ts";
import type { Command } from "./command.ts";
import type { SecondReader } from "./drafting/second-reader.ts";
import type { Lexicon } from "./grammar/words/lexicon.ts";
import type { PushPreview, WantedPreview } from "./posting/push-preview.ts";
import type { Routes } from "./posting/routes.ts";
import type { TouchSection } from "./touch-section.ts";
import type { WeekSection } from "./week-section.ts";

/** The parts that turn an event into a reply and a message into a post. */
export type Bot = {
  readonly app: App;
  readonly commands: ReadonlyMap<string, Command<unknown>>;
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
  /** The kinds of push that people and groups can set. */
  readonly pushKinds: PushKinds;
  readonly lexicon: Lexicon;
  readonly translator: Translator;
  readonly adapters: ReadonlyMap<PlatformName, Adapter>;
  /** Chats that are always there, for pushes to people and teams without one of their own. */
  readonly routes: Routes;
  /** Where people reach this service from outside, without a slash at the end; absent unless it is configured. */
  readonly publicUrl?: string;
  /** Who reads what our own reading leaves open; absent unless one is configured. */
  readonly secondReader?: SecondReader;
  readonly log: Log;
  /** What a push would say; nothing is sent. Null when there is none in that time. */
  preview(bot: Speaking, wanted: WantedPreview): Promise<PushPreview | null>;
  /** The present moment. */
  now(): Instant;
  /** Called at each moment at which the fault tests let a process die. */
  readonly passing?: (point: FailPoint) => void;
};

/** What composing a push needs of the bot. */
export type Speaking = Pick<Bot, "app" | "translator" | "lexicon" | "weekSections">;

/** Where incidents go. Never personal data: ids, codes and stacks only. */
export type Log = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};
