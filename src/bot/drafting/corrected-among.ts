import type { DraftItem } from "../../core/drafts/draft.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { findPositions } from "../grammar/find-positions.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { wordPlace } from "../grammar/words/word-place.ts";
import type { Clause } from "../understanding/free/clauses.ts";
import { lettersBesides } from "../understanding/free/letters-besides.ts";
import type { ReadLine } from "../understanding/free/read-line.ts";
import { changedItem, isDeniedIn, otherAmount, otherDays, otherOutcome } from "./corrected.ts";

/** More letters than that tell something of their own. */
const fewLetters = 36;

/**
 * Several things of a draft as a line changes some of them: named by their place or customer, or all by a day
 * alone. `unclear`: it is about them, and does not say what is different. Null: it is about something else.
 */
export function correctedAmong(
  items: readonly DraftItem[],
  { whole }: Pick<ReadLine, "whole">,
  lexicon: Lexicon,
  today: CivilDate,
): readonly DraftItem[] | "unclear" | null {
  const { clause } = whole;
  const { places, rest } = findPositions(clause.shape, items.length, lexicon);
  const says = (words: readonly string[]) => words.some((word) => wordPlace(rest, word) !== null);
  const of = (id: string | undefined) =>
    items.flatMap((item, at) => ("customer" in item && item.customer.id === id ? [at] : []));
  const called = clause.named.map((mention) => ({
    mention,
    among: mention.among,
    at: mention.among.length === 1 ? of(mention.among[0]?.id) : [],
  }));
  const strangers = called.filter(({ at }) => at.length === 0);
  const byName = called.flatMap(({ at }) => at);
  const meant = [...new Set([...places, ...byName])];
  if (lettersBesides(clause.masked) > fewLetters) return null;

  // `not Hansa, Lyon`: somebody else instead of one of them.
  const [stranger, ...more] = strangers;
  if (stranger !== undefined) {
    const [customer, ...doubt] = stranger.among;
    const replaced =
      places.length > 0
        ? places
        : called.flatMap(({ at, mention }) => (isDeniedIn(clause, mention, lexicon) ? at : []));
    if (more.length > 0 || doubt.length > 0 || customer === undefined || replaced.length === 0)
      return null;
    return changeAt(items, replaced, () => ({ customer }), lexicon);
  }
  const { only, drop, all } = lexicon.amends;
  if (meant.length > 0 && says(only)) return items.filter((_, at) => meant.includes(at));
  const days = otherDays(clause, null, lexicon, today);
  const isOfAll = meant.length === 0 && Object.keys(days).length > 0 && says(all);
  const which = isOfAll ? items.map((_, at) => at) : meant;
  if (which.length === 0) return null;
  if (drop.includes(withoutMeant(clause, items.length, lexicon)))
    return items.filter((_, at) => !which.includes(at));
  const different = (item: DraftItem) => ({
    ...(item.act === "touch"
      ? {
          ...otherOutcome(clause, whole.parts, item.told.outcome, lexicon),
          ...otherAmount(clause, item.told.order ?? null, lexicon),
        }
      : {}),
    ...days,
  });
  if (which.some((at) => Object.keys(different(items[at] as DraftItem)).length > 0))
    return changeAt(items, which, different, lexicon);
  return places.length > 0 || says(lexicon.negations) ? "unclear" : null;
}

/** What a clause says besides what it names: `去掉第二条` says `去掉`. */
function withoutMeant({ shape, spans }: Clause, count: number, lexicon: Lexicon): string {
  const names = spans.filter(({ type }) => type === "customer");
  const unnamed = names.reduce(
    (text, { from, to }) => text.slice(0, from) + " ".repeat(to - from) + text.slice(to),
    shape,
  );
  const { rest } = findPositions(unnamed, count, lexicon);
  const words = [
    ...lexicon.amends.all,
    ...[...lexicon.joiners.values()].flat().map(({ word }) => word),
  ];
  let said = rest.replace(/[\s,.!，。！、&]+/g, " ").trim();
  for (const word of words.sort((a, b) => b.length - a.length)) {
    const at = wordPlace(said, word);
    if (at !== null) said = `${said.slice(0, at)} ${said.slice(at + word.length)}`.trim();
  }
  return said.replace(/^(?:please|请|把) ?/, "").trim();
}

function changeAt(
  items: readonly DraftItem[],
  places: readonly number[],
  different: (item: DraftItem) => Parameters<typeof changedItem>[1],
  lexicon: Lexicon,
): readonly DraftItem[] | "unclear" {
  const changed = items.map((item, at) =>
    places.includes(at) ? changedItem(item, different(item), lexicon) : item,
  );
  const kept = changed.filter((item) => item !== null);
  return kept.length < items.length ? "unclear" : kept;
}
