import type { DraftItem } from "../../core/drafts/draft.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import type { CommandContext } from "../command.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { happened, type ReadAgain } from "../intake/happening.ts";
import type { Act } from "../understanding/free/acts.ts";
import { aheadOf, behindOf } from "../understanding/free/clause-days.ts";
import type { Clause } from "../understanding/free/clauses.ts";
import { draftItems } from "../understanding/free/draft-items.ts";
import { isDenied, isIntended } from "../understanding/free/read-clause.ts";
import { type Veiled, veil } from "../understanding/free/veil.ts";
import type { Whose } from "../understanding/free/whose-clause.ts";
import { instructions, type Proposed, readProposal } from "./proposal.ts";

/** A clause whose customers are known and whose act is not. */
export type Unclear = {
  readonly clause: Clause;
  readonly of: Extract<Whose, { readonly type: "found" }>["of"];
};

/** What has not happened where a clause denies it, or only means it. */
const positive: ReadonlySet<Act> = new Set<Act>([
  "contacted",
  "replied",
  "quoted",
  "sampled",
  "received",
  "ordered",
]);

/**
 * Asks the second reader, where there is one, what unclear clauses do: the items of those that it
 * understands. All of its answer must fit what was found in the clauses; else nothing of it is taken.
 */
export async function readAgain(
  { secondReader, lexicon }: Pick<CommandContext, "secondReader" | "lexicon">,
  unclear: readonly Unclear[],
  today: CivilDate,
): Promise<ReadonlyMap<Unclear, readonly DraftItem[]>> {
  const read = new Map<Unclear, readonly DraftItem[]>();
  if (secondReader === undefined || unclear.length === 0) return read;
  const veiled = veil(unclear.map(({ clause }) => clause));
  const answer = await secondReader.ask(instructions, questionOf(veiled));
  const ended = (outcome: ReadAgain["outcome"]) => {
    happened({ type: "read-again", outcome });
    return outcome === "drafted" ? read : new Map();
  };
  if (answer.outcome !== "answered") return ended(answer.outcome);
  const proposed = readProposal(answer.text);
  if (proposed === null) return ended("unfit");
  for (const one of proposed) {
    const about = unclear[one.line - 1];
    const items = about && itemsOf(one, about, veiled, lexicon, today);
    if (about === undefined || !items) return ended("unfit");
    read.set(about, [...(read.get(about) ?? []), ...items]);
  }
  return ended(read.size === 0 ? "nothing" : "drafted");
}

/** All that is sent of what was said. */
function questionOf({ lines, found }: Veiled): string {
  const days = [...found].flatMap(([name, { span }]) => {
    if (span.type !== "date") return [];
    const { points } = span.date.reading;
    return [[name, { back: "past", today: "today", ahead: "coming", either: "either" }[points]]];
  });
  return JSON.stringify({
    lines: lines.map((text, at) => ({ line: at + 1, text })),
    days: Object.fromEntries(days),
  });
}

/** The items of a proposal; null where it names what was not found there, or what the words forbid. */
function itemsOf(
  { line, act, customer: called, happened: past, next }: Proposed,
  { clause, of }: Unclear,
  { found }: Veiled,
  lexicon: Lexicon,
  today: CivilDate,
): readonly DraftItem[] | null {
  if (positive.has(act) && (isDenied(clause, lexicon) || isIntended(clause, lexicon))) return null;
  const spanOf = (name: string) => {
    const one = found.get(name);
    return one?.line === line - 1 ? one.span : undefined;
  };
  /** Undefined where none is named, null where there is no such day. */
  const dayOf = (name: string | null, read: typeof behindOf): CivilDate | null | undefined => {
    if (name === null) return undefined;
    const span = spanOf(name);
    return span?.type === "date" ? read(span.date.reading, today) : null;
  };
  const [on, until] = [dayOf(past, behindOf), dayOf(next, aheadOf)];
  const span = called === null ? undefined : spanOf(called);
  const among = span?.type === "customer" ? span.mention.among : [];
  const meant = of.filter(
    ({ customer }) => called === null || among.some(({ id }) => id === customer.id),
  );
  if (on === null || until === null || meant.length === 0) return null;
  const isDated = on !== undefined || until !== undefined;
  const days = { happenedOn: on === today ? null : (on ?? null), until: until ?? null };
  const items: DraftItem[] = [];
  for (const { customer, person } of meant) {
    const made =
      act === "plan"
        ? until && [{ act, customer, until }]
        : draftItems(clause, act, customer, person, lexicon, today);
    if (made === undefined || typeof made === "string") return null;
    for (const item of made)
      items.push(
        isDated && item.act === "touch" ? { ...item, told: { ...item.told, ...days } } : item,
      );
  }
  return items;
}
