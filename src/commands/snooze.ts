import { z } from "zod";
import { snoozeDue } from "../app/snooze-due.ts";
import { defineCommand } from "../bot/command.ts";
import { onCustomer } from "../bot/on-customer.ts";
import { splitTarget } from "../bot/split-target.ts";
import { splitUntil } from "../bot/split-when.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { Refusal } from "../errors.ts";
import { changedView } from "../views/changed-view.ts";
import { whichDayView } from "../views/which-day-view.ts";

/** `/snooze REF WHEN [REASON]`: moves the due to a day; the cadence goes on from there. */
export const snooze = defineCommand({
  name: "snooze",
  topic: "day",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ text: z.string() }),
  positional: ["text…"],
  run(context, { text }) {
    const { app, actor, audience, speak, lexicon } = context;
    const today = civilDateAt(actor.now, actor.member.zone);
    const date = (words: string) => splitUntil(words, lexicon, today);
    const split = splitTarget(text);
    // `3 days` begins with a date, `3 friday` with number 3 of a list.
    const isDate = date(split.rest) === null && date(text) !== null;
    return onCustomer(
      context,
      "snooze",
      isDate ? { targets: [], rest: text } : split,
      async (customerId, rest, reference) => {
        const found = date(rest);
        if (found === null) throw new Refusal("until-when", { text: rest });
        const { when, rest: reason } = found;
        if ("either" in when) {
          const lineFor = (day: string) => `/snooze ${reference} ${day} ${reason}`.trim();
          return whichDayView(when.either, lineFor, speak);
        }
        const why = reason === "" ? null : reason;
        const result = await snoozeDue(app, actor, customerId, when.from, why);
        return changedView(result, actor.member.zone, audience, speak);
      },
    );
  },
});
