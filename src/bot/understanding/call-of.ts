import type { OwedKind } from "../../core/owed/owed-kind.ts";
import type { HolidayAsked } from "../arguments/read-holiday-asked.ts";
import type { ReportAsked } from "../arguments/read-report.ts";
import type { SettingChange } from "../arguments/read-setting-wish.ts";
import type { WorthAsked } from "../arguments/read-worth.ts";
import { type About, type Split, splitAs } from "../arguments/split-target.ts";
import type { DayAndRest } from "../arguments/split-when.ts";
import type { CommandCall } from "../command-call.ts";
import type { When } from "../grammar/dates/parse-when.ts";
import type { LogTarget } from "../grammar/log-entry.ts";
import type { ChangeCommand } from "../grammar/read-change.ts";
import type { FindPart } from "../grammar/split-find.ts";
import type { RefDecision } from "../subject/decide.ts";
import type { Line } from "./line.ts";

/** `parts`: the search, where it is read already, and the words of it that nobody could read. */
type Searched = {
  readonly search: string;
  readonly parts?: readonly FindPart[] | undefined;
  readonly unread?: readonly string[] | undefined;
};

/** The arguments of those commands that a reader may call without a command line. */
export type CalledArgs = Readonly<
  Record<"why" | "stop" | "resume" | "map" | "review" | "need", { readonly about: Split }>
> &
  Readonly<
    Record<
      Exclude<
        ChangeCommand,
        "snooze" | "c" | "why" | "stop" | "resume" | "map" | "review" | "need"
      >,
      { readonly about: About }
    >
  > & {
    /** `isWhole`: everything about the customer, not only what one needs to call. */
    readonly c: { readonly about: Split; readonly isWhole?: true | undefined };
    /** `isSaid`: nobody wrote the command's word, so that a person who is not known is asked for. */
    readonly order: { readonly about: Split };
    readonly concede: { readonly about: Split };
    readonly points: { readonly about: Split };
    readonly match: { readonly about: Split };
    readonly visit: { readonly about: Split };
    readonly contact: { readonly about: Split; readonly isSaid?: true | undefined };
    /** A chat as it was exported or copied, below the reference of a customer or without. */
    readonly "chat-log": { readonly text: string };
    /** What a card says, as it was pasted, below the reference of a customer or without. */
    readonly "business-card": { readonly text: string };
    /** `until`: the day and the reason, where they are read already. */
    readonly snooze: { readonly about: About; readonly until?: DayAndRest | undefined };
    readonly today: { readonly search: string; readonly parts?: readonly FindPart[] | undefined };
    readonly find: Searched;
    readonly dormant: Searched;
    /** `which`: ids of drafts, with commas between. */
    readonly confirm: { readonly which?: string | undefined; readonly answer?: "no" | undefined };
    /** `allBut`: told of the whole of the latest list but some; `said` is what follows. */
    readonly log: {
      readonly said: string | Line;
      readonly allBut?: readonly LogTarget[] | undefined;
    };
    /** `asked`: of which countries, where that is read already. */
    readonly holiday: {
      readonly text?: string | undefined;
      readonly asked?: HolidayAsked | undefined;
    };
    /** `asked`: whose figures of which days, where that is read already. */
    readonly week: { readonly days?: string | undefined; readonly asked?: ReportAsked | undefined };
    /** `change`: of the member's own settings, where it is read already. */
    readonly me: {
      readonly text?: string | undefined;
      readonly change?: SettingChange | undefined;
    };
    /** `asked`: which table, where that is read already. */
    readonly value: { readonly text?: string | undefined; readonly asked?: WorthAsked | undefined };
    /** `of`: the one customer that is meant. */
    readonly promises: {
      readonly kinds?: OwedKind[] | undefined;
      readonly of?: { readonly ref: string; readonly name: string } | undefined;
      readonly about?: string | undefined;
    };
    /** `days`: what the text says, where it is read already. */
    readonly off: { readonly text: string; readonly days?: When | undefined };
    readonly propose: {
      readonly text: string;
      readonly decisions?: readonly RefDecision[] | undefined;
    };
  };

/** A call of a command whose arguments are known. */
export const callOf = <Name extends keyof CalledArgs>(
  command: Name,
  args: CalledArgs[Name],
): CommandCall => ({ command, args });

/** The card of the customer of a reference or a list's number. */
export const showCall = (target: LogTarget): CommandCall =>
  callOf("c", { about: splitAs([target], "") });

/** Everything about them: what is asked may be anywhere. */
export const showAllCall = (target: LogTarget): CommandCall =>
  callOf("c", { about: splitAs([target], ""), isWhole: true });
