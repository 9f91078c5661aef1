import { z } from "zod";
import { snoozeDue } from "../app/cadence/snooze-due.ts";
import { aboutOne, splitAs } from "../bot/arguments/split-target.ts";
import { type DayAndRest, splitUntil } from "../bot/arguments/split-when.ts";
import { defineCommand } from "../bot/command.ts";
import { shaped } from "../bot/grammar/words/normalise-input.ts";
import { onCustomer } from "../bot/subject/on-customer.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { Refusal } from "../errors.ts";
import { buttonLine } from "../views/blocks/button-line.ts";
import { changedView } from "../views/changes/changed-view.ts";
import { whichDayView } from "../views/touch/which-day-view.ts";

/** `/snooze REF WHEN [REASON]`: moves the due to a day; the cadence goes on from there. */
export const snooze = defineCommand<CalledArgs["snooze"]>({
  name: "snooze",
  topic: "day",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ about: aboutOne(), until: z.custom<DayAndRest>().optional() }),
  positional: ["about…"],
  run(context, { about, until }) {
    const { app, actor, audience, speak, lexicon } = context;
    const today = civilDateAt(actor.now, actor.member.zone);
    const date = (words: string) => splitUntil(shaped(words), lexicon, today);
    // `3 days` begins with a date, `3 friday` with number 3 of a list.
    const isDate = until === undefined && date(about.rest) === null && date(about.whole) !== null;
    return onCustomer(
      context,
      "snooze",
      isDate ? splitAs([], about.whole) : about,
      async (customerId, rest, reference) => {
        const found = until ?? date(rest);
        if (found === null) throw new Refusal("until-when");
        const { when, rest: reason } = found;
        if ("either" in when) {
          const lineFor = (day: string) => buttonLine("snooze", reference, day, reason);
          return whichDayView(when.either, lineFor, speak);
        }
        const why = reason === "" ? null : reason;
        const result = await snoozeDue(app, actor, customerId, when.from, why);
        return changedView(result, actor.member.zone, audience, speak);
      },
    );
  },
});
