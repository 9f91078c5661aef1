import { findCountry } from "../../core/places/country.ts";
import type { MarketScore } from "../../core/segments/segment.ts";
import type { Lexicon } from "./words/lexicon.ts";
import { wholeWord } from "./words/word-table.ts";

/** A country with one or two judgements of it. */
type ToldScore = Pick<MarketScore, "country"> & Partial<MarketScore>;

/** Reads `TR competition 4 strength 2`, `土耳其 竞争 4 优势 2`; scores are 1 to 5. Null otherwise. */
export function parseMarketScore(text: string, lexicon: Lexicon): ToldScore | null {
  const clean = text.replace(/(?<=\p{Script=Han})(?=\d)/gu, " ");
  const words = clean.split(/[ ,，:：=]+/);
  const first = words.findIndex((word) => wholeWord(lexicon.marketAspects, word) !== null);
  const country = findCountry(words.slice(0, Math.max(first, 0)).join(" "));
  const told = words.slice(first);
  if (country === null || told.length % 2 === 1) return null;
  let score: ToldScore = { country };
  for (let at = 0; at < told.length; at += 2) {
    const aspect = wholeWord(lexicon.marketAspects, told[at] ?? "");
    const value = told[at + 1] ?? "";
    if (aspect === null || !/^[1-5]$/.test(value)) return null;
    score = { ...score, [aspect]: Number(value) };
  }
  return score;
}
