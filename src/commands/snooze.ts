import { z } from "zod";
import { comingDays } from "../bot/arguments/coming-days.ts";
import { aboutSeveral, splitAs } from "../bot/arguments/split-target.ts";
import { type DayAndRest, splitUntil } from "../bot/arguments/split-when.ts";
import { defineCommand } from "../bot/command.ts";
import { changedAlike } from "../bot/drafting/changed-alike.ts";
import { shaped } from "../bot/grammar/words/normalise-input.ts";
import { onSeveral, readAbout } from "../bot/subject/on-customer.ts";
import { withRestOfDay } from "../bot/subject/with-rest-of-day.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { Refusal } from "../errors.ts";
import { buttonLine } from "../views/blocks/button-line.ts";
import { whichDayView } from "../views/touch/which-day-view.ts";

/** `/snooze REF WHEN [REASON]`: moves the due to a day; the cadence goes on from there. */
export const snooze = defineCommand<CalledArgs["snooze"]>({
  name: "snooze",
  topic: "day",
  permission: "sales",
  audience: "anywhere",
  isOnce: true,
  args: z.object({ about: aboutSeveral(), until: z.custom<DayAndRest>().optional() }),
  positional: ["about…"],
  run(context, { about, until }) {
    const { actor, speak, lexicon } = context;
    const today = civilDateAt(actor.now, actor.member.zone);
    const date = (words: string) => splitUntil(shaped(words), lexicon, today);
    // `3 days` begins with a date, `3 friday` with number 3 of a list.
    const isDate =
      typeof about === "string" &&
      date(readAbout(about, context).rest) === null &&
      date(about) !== null;
    return onSeveral(
      context,
      "snooze",
      isDate ? splitAs([], about) : about,
      async (customers, rest) => {
        const found = until ?? date(rest);
        if (found === null) throw new Refusal("until-when");
        const { rest: reason } = found;
        const when = comingDays(found.when);
        if ("either" in when) {
          const references = customers.map(({ ref }) => `#${ref}`).join(",");
          const lineFor = (day: string) => buttonLine("snooze", references, day, reason);
          return whichDayView(when.either, lineFor, speak);
        }
        const why = reason === "" ? null : reason;
        const change = { kind: "snoozed", until: when.from, reason: why } as const;
        return withRestOfDay(context, await changedAlike(context, customers, change));
      },
      (words) => until !== undefined || date(words) !== null,
    );
  },
});
