import { findById } from "../app/find-named.ts";
import { latestList } from "../app/find-sent.ts";
import type { OutboundMessage } from "../chat/message.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { Refusal } from "../errors.ts";
import { decideOrLogView } from "../views/decide-or-log-view.ts";
import type { CommandContext } from "./command.ts";
import { decide, type RefDecision, refDecisions } from "./decide.ts";
import { parseDecisions, type ToldDecision } from "./grammar/parse-decisions.ts";
import { placeOf } from "./place-of.ts";
import { shownProposals } from "./shown-proposals.ts";

/**
 * What `1 ok, 2 no` does where the latest list, or the message replied to, proposes tiers: it
 * decides. Null when the words are no decisions, so that they log as everywhere. Where they may
 * mean a touch just as well nothing is guessed: it asks, or throws a `Refusal` `decide-or-log`.
 */
export async function decideByReply(
  context: CommandContext,
  line: string,
): Promise<OutboundMessage | null> {
  const { actor, lexicon, audience, reply } = context;
  if (audience === "group") return null;
  const told = parseDecisions(line, lexicon, civilDateAt(actor.now, actor.member.zone));
  if (told === null || (reply === null && !isByNumber(told.decisions))) return null;
  const shown = await shownProposals(context);
  if (shown === null) return null;
  const refs = new Set([...shown.values()].map(({ ref }) => ref));
  const isOther = told.decisions.some(({ targets }) =>
    targets.some((target) => "ref" in target && !refs.has(target.ref)),
  );
  if (isOther) return null;
  if (told.rest !== "") {
    if (!isByNumber(told.decisions)) return null;
    throw new Refusal("decide-or-log");
  }
  const decisions = refDecisions(told.decisions, shown);
  const question = reply === null ? await ask(context, told.decisions, decisions) : null;
  return question ?? decide(context, decisions);
}

const isByNumber = (told: readonly ToldDecision[]): boolean =>
  told.some(({ targets }) => targets.some((target) => "number" in target));

/** Asks what is meant where the words could log touches of another list; null where they could not. */
async function ask(
  { app, actor, conversation, speak }: CommandContext,
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
