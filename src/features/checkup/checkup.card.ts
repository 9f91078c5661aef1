import type { TouchSection } from "../../bot/touch-section.ts";
import type { WeekSection } from "../../bot/week-section.ts";
import { isTwoWay } from "../../core/touch/touch.ts";
import { answerLine, questionBlocks, weekBlocks } from "./checkup.view.ts";
import { askOnce, findGaps } from "./find-gaps.app.ts";

/** Outcomes whose answer asks something of its own. */
const asking: ReadonlySet<string> = new Set(["promised", "complained", "ordered"]);

/** After a word with one customer: the first thing that is not known of them, once a day. */
export const oneQuestion: TouchSection = async ({ app, actor, speak }, touches) => {
  const [only, ...others] = touches;
  if (only === undefined || others.length > 0 || asking.has(only.outcome)) return { blocks: [] };
  if (!isTwoWay({ kind: "call", direction: "out", outcome: only.outcome })) return { blocks: [] };
  const { id, ref } = only.customer;
  const question = await askOnce(app, actor, id);
  if (question === null) return { blocks: [] };
  const { field, person } = question;
  return {
    blocks: questionBlocks(ref, question, speak),
    awaits: answerLine(ref, field, person?.id ?? null),
  };
};

/** What is missing, in the week of who may read names. */
export const gapsOfWeek: WeekSection = async ({ app, scope, now, zone, isNaming, speak }) =>
  isNaming ? weekBlocks(await findGaps(app, { scope, now }), zone, speak) : [];
