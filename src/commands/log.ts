import { z } from "zod";
import { type CommandContext, defineCommand } from "../bot/command.ts";
import { amendShown } from "../bot/drafting/amend-shown.ts";
import { answerFreely } from "../bot/drafting/answer-freely.ts";
import { draftTouches } from "../bot/drafting/draft-touches.ts";
import { asks } from "../bot/grammar/asks.ts";
import { findPositions } from "../bot/grammar/find-positions.ts";
import type { LogTarget } from "../bot/grammar/log-entry.ts";
import { mostTargets } from "../bot/grammar/read-targets.ts";
import { rowsAfterCommas } from "../bot/grammar/rows-after-commas.ts";
import { shaped, shapeOf } from "../bot/grammar/words/normalise-input.ts";
import { mentionsIn } from "../bot/subject/mentions-in.ts";
import { recordTold } from "../bot/subject/record-told.ts";
import { sourcesFor } from "../bot/subject/subject-sources.ts";
import { understandLog } from "../bot/subject/understand-log.ts";
import { wholeList } from "../bot/subject/whole-list.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { remindsOf } from "../bot/understanding/free/reminder-in.ts";
import { type Line, lineOf } from "../bot/understanding/line.ts";
import type { Mention } from "../core/search/callable.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { Refusal } from "../errors.ts";

/** No draft holds more things that are named by their place. */
const mostItems = 20;

const tellsSomething = (line: unknown): boolean =>
  typeof line === "object" && line !== null && "text" in line && line.text !== "";

/**
 * Whether a line says by itself what is to be recorded: of customers by number or reference, or of the
 * message replied to, with an outcome's own word at the head, or nothing but the next day; and asks nothing.
 */
const isExplicit = (line: Line, { reply, lexicon }: CommandContext): boolean => {
  const entries = line.entries();
  return (
    entries.length > 0 &&
    entries.every(
      ({ targets, said, isTold, outcome, when, problems }) =>
        (targets.length > 0 || reply !== null) &&
        !asks(shapeOf(said), lexicon, line.today) &&
        (isTold || (outcome === null && when !== null)) &&
        !problems.some(({ code }) => code === "run-together"),
    )
  );
};

/**
 * Whether a list's number is followed by words of another customer, so that either may be meant, or the number may
 * count: `2 sample lamps off to Julie`, `1 vm, 3 emailed back`.
 */
async function tellsOfOthers(line: Line, context: CommandContext): Promise<boolean> {
  const told = line.entries().filter(({ targets }) => targets.some((one) => "number" in one));
  if (told.length === 0) return false;
  if (rowsAfterCommas(line, context.lexicon).length > 0) return true;
  const { parent, latest } = await sourcesFor(context, [[]]);
  const list = (parent ?? latest[0])?.numbers;
  for (const { targets, note } of told) {
    if (!/\p{L}{2}/u.test(note)) continue;
    const own = targets.flatMap((one) => ("number" in one ? (list?.get(one.number) ?? []) : []));
    const mentions = await mentionsIn(context, note);
    const isOther = ({ among, isDoubtful, by }: Mention) =>
      !isDoubtful &&
      (by === "name" || by === "person") &&
      own.length > 0 &&
      among.every(({ id }) => own.every((one) => one.id !== id));
    if (mentions.some(isOther)) return true;
  }
  return false;
}

/**
 * `/log REF what happened [when next]`, and every reply that is no command: records touches, as
 * many as the text tells of. What is told of a whole list is shown first. Where it is nothing but a date, the due is put off until then.
 */
export const log = defineCommand<CalledArgs["log"]>({
  name: "log",
  topic: "day",
  permission: "sales",
  audience: "anywhere",
  isOnce: true,
  args: z.object({
    said: z.union([z.string(), z.custom<Line>(tellsSomething)]),
    allBut: z.custom<readonly LogTarget[]>().optional(),
  }),
  positional: ["said…"],
  async run(context, { said, allBut }) {
    const { actor, lexicon } = context;
    const today = civilDateAt(actor.now, actor.member.zone);
    if (allBut !== undefined && typeof said === "string") {
      const of = await wholeList(context, allBut);
      if (of.length > mostTargets)
        throw new Refusal("list-too-long", { count: of.length, most: mostTargets });
      const refs = of.map(({ ref }) => `#${ref}`).join(",");
      const told = await understandLog(context, lineOf(shaped(`${refs} ${said}`), lexicon, today));
      return told.type === "question" ? told.question : draftTouches(context, told);
    }
    const line = typeof said === "string" ? lineOf(shaped(said), lexicon, today) : said;
    const isOfDraft = findPositions(line.shape, mostItems, lexicon).places.length > 0;
    const isInstead = context.draftsOnly?.instead !== undefined;
    const isPlain = isExplicit(line, context) && !(await tellsOfOthers(line, context));
    if (!isInstead && (isOfDraft || !isPlain)) {
      const amended = await amendShown(context, line);
      if (amended !== null) return amended;
    }
    if (remindsOf(line, context) || !isPlain) return answerFreely(context, line);
    const understood = await understandLog(context, line);
    if (understood.type === "question") return understood.question;
    if (context.draftsOnly !== undefined) return draftTouches(context, understood);
    return recordTold(context, { ...understood, said: line.entries()[0]?.said ?? "" });
  },
});
