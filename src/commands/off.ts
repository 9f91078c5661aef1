import { z } from "zod";
import { cancelDaysOff, takeDaysOff } from "../app/members/take-days-off.ts";
import { comingDays } from "../bot/arguments/coming-days.ts";
import { splitDays } from "../bot/arguments/split-days.ts";
import { type CommandContext, defineCommand } from "../bot/command.ts";
import type { When } from "../bot/grammar/dates/parse-when.ts";
import { shaped, shapeOf } from "../bot/grammar/words/normalise-input.ts";
import { wordAt } from "../bot/grammar/words/word-table.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import type { OutboundMessage } from "../chat/message.ts";
import type { Absence } from "../core/members/absence.ts";
import type { CivilDate } from "../core/time/civil.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { addDays } from "../core/time/civil-date.ts";
import { Refusal } from "../errors.ts";
import { buttonLine } from "../views/blocks/button-line.ts";
import { absencesView, awayView, backView } from "../views/members/absence-views.ts";
import { whichDayView } from "../views/touch/which-day-view.ts";

/** Farther than any day off. */
const farAhead = 1000;

/**
 * `/off DATES`: days off of the member, without pushes; what would be due then waits until they are
 * back. `/off` lists them, `/off cancel [DATES]` takes them back.
 */
export const off = defineCommand<CalledArgs["off"]>({
  name: "off",
  topic: "people",
  permission: "sales",
  audience: "private",
  args: z.object({ text: z.string().default(""), days: z.custom<When>().optional() }),
  positional: ["text…"],
  async run(context, { text, days }) {
    const { app, actor, lexicon, speak } = context;
    const today = civilDateAt(actor.now, actor.member.zone);
    if (text === "") return absencesView(comingOf(context, today), speak);
    const cancel = wordAt(lexicon.cancel, shapeOf(text), 0);
    if (cancel !== null) return takeBack(context, text.slice(cancel.end).trim(), today);
    const found =
      days === undefined ? splitDays(shaped(text), lexicon, today) : { before: "", days };
    if (found === null || found.before !== "") throw new Refusal("off.when");
    const away = comingDays(found.days);
    if ("either" in away) {
      return whichDayView(away.either, (day) => buttonLine("off", day), speak);
    }
    return awayView((await takeDaysOff(app, actor, away)).absence, speak);
  },
});

async function takeBack(
  { app, actor, lexicon, speak }: CommandContext,
  text: string,
  today: CivilDate,
): Promise<OutboundMessage> {
  const days = text === "" ? null : splitDays(shaped(text), lexicon, today)?.days;
  if (days === undefined) throw new Refusal("off.when");
  if (days !== null && "either" in days) {
    return whichDayView(days.either, (day) => buttonLine("off", "cancel", day), speak);
  }
  const all = { from: today, to: addDays(today, farAhead) };
  return backView(await cancelDaysOff(app, actor, days ?? all), speak);
}

const comingOf = ({ actor }: CommandContext, today: CivilDate): Absence[] =>
  (actor.member.absences ?? []).filter(({ to }) => to >= today);
