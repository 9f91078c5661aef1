import { latestList } from "../../../app/messages/find-sent.ts";
import { findById } from "../../../app/search/find-named.ts";
import type { OutboundMessage } from "../../../chat/message.ts";
import { Refusal } from "../../../errors.ts";
import { decideOrLogView } from "../../../views/touch/decide-or-log-view.ts";
import { parseDecisions, type ToldDecision } from "../../grammar/parse-decisions.ts";
import { placeOf } from "../../posting/place-of.ts";
import { type RefDecision, refDecisions } from "../../subject/decide.ts";
import { shownProposals } from "../../subject/shown-proposals.ts";
import { callOf } from "../call-of.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";

/**
 * `1 ok, 2 no` where the latest list, or the message replied to, proposes tiers: it decides. Where
 * the words may mean a touch just as well nothing is guessed: it asks, or throws a `Refusal`
 * `decide-or-log`.
 */
export async function asDecision(line: Line, context: ReadingContext): Promise<Reading> {
  const { lexicon, audience, reply } = context;
  if (audience === "group") return "no";
  const told = parseDecisions(line.text, lexicon, line.today);
  if (told === null || (reply === null && !isByNumber(told.decisions))) return "no";
  const shown = await shownProposals(context);
  if (shown === null) return "no";
  const refs = new Set([...shown.values()].map(({ ref }) => ref));
  const isOther = told.decisions.some(({ targets }) =>
    targets.some((target) => "ref" in target && !refs.has(target.ref)),
  );
  if (isOther) return "no";
  if (told.rest !== "") {
    if (!isByNumber(told.decisions)) return "no";
    throw new Refusal("decide-or-log");
  }
  const decisions = refDecisions(told.decisions, shown);
  const question = reply === null ? await ask(context, told.decisions, decisions) : null;
  return question === null
    ? calls(callOf("propose", { text: "", decisions }))
    : { type: "ask", question };
}

const isByNumber = (told: readonly ToldDecision[]): boolean =>
  told.some(({ targets }) => targets.some((target) => "number" in target));

/** Asks what is meant where the words could log touches of another list; null where they could not. */
async function ask(
  { app, actor, conversation, speak }: ReadingContext,
  told: readonly ToldDecision[],
  decisions: readonly RefDecision[],
): Promise<OutboundMessage | null> {
  if (!told.every(({ isOutcome }) => isOutcome)) return null;
  const list = await latestList(app, actor, placeOf(conversation), ["list", "digest"]);
  if (list === null) return null;
  const known = await findById(app, actor, list.customerIds);
  const touches = told.map(({ targets, word }) => ({
    word,
    refs: targets.flatMap((target) => {
      const id = "number" in target ? list.customerIds[target.number - list.firstNumber] : "";
      return known.get(id ?? "")?.ref ?? [];
    }),
    count: targets.length,
  }));
  if (touches.some(({ refs, count }) => refs.length < count)) return null;
  return decideOrLogView(decisions, touches, speak);
}
