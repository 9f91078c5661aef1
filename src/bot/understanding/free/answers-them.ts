import { skipMarks } from "../../grammar/read-head.ts";
import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { wordPlace } from "../../grammar/words/word-place.ts";
import { wordAt } from "../../grammar/words/word-table.ts";
import { type Clause, cutAtMarks } from "./clauses.ts";

/**
 * Whether a clause tells that we answered or sent something, in words that others take for the customer's
 * doing: `replied to Lyon`, `回复了里昂`, `sent the datasheet`, `目录已发`. What is a quote, a sample or the like
 * by its own word is that.
 */
export function answersThem(clause: Clause, lexicon: Lexicon): boolean {
  return (
    !saysOutcome(clause, lexicon) &&
    cutAtMarks(clause).some((part) => isToThem(part, lexicon) || isSent(part, lexicon))
  );
}

const saysOutcome = ({ shape }: Clause, { outcomes }: Lexicon): boolean => {
  for (let at = 0; at < shape.length; at++) {
    if (/[a-z]/.test(shape.charAt(at - 1)) && /[a-z]/.test(shape.charAt(at))) continue;
    const found = wordAt(outcomes, shape, at);
    if (found !== null && found.value !== "replied" && found.value !== "contacted") return true;
  }
  return false;
};

/** A verb of ours with the customer right after it, and nobody of theirs before. */
function isToThem({ shape, spans }: Clause, lexicon: Lexicon): boolean {
  const { answering, asksUs, customers, thirdPersons } = lexicon;
  const theirs = spans.filter(({ type }) => type === "customer");
  for (let at = 0; at < shape.length; at++) {
    if (/[a-z]/.test(shape.charAt(at - 1)) && /[a-z]/.test(shape.charAt(at))) continue;
    const end = wordAt(answering.toThem, shape, at)?.end;
    if (end === undefined) continue;
    const next = end + (shape.charAt(end) === " " ? 1 : 0);
    const rest = shape.slice(next);
    const isThem =
      theirs.some(({ from }) => from === next) ||
      asksUs.them.some((word) => wordPlace(rest.slice(0, word.length + 1), word) === 0);
    if (!isThem) continue;
    const before = shape.slice(0, at);
    const isTheirs =
      theirs.some(({ to }) => to <= at) ||
      [...customers, ...thirdPersons].some((word) => wordPlace(before, word) !== null);
    const isToCome = answering.toCome.some((word) => before.trimEnd().endsWith(word));
    if (!isTheirs && !isToCome) return true;
  }
  return false;
}

/** Something of ours that was sent: `sent the datasheet`, `Lyon: sent it`, `目录已发`; never `sent us`. */
function isSent({ shape, spans }: Clause, { answering, asksUs }: Lexicon): boolean {
  const name = spans.find(({ type }) => type === "customer");
  const lead = skipMarks(shape, 0);
  const isNamedFirst = name !== undefined && name.from <= lead;
  if (isNamedFirst || lead < shape.length) {
    const from = isNamedFirst ? name.to : lead;
    const isApart = !isNamedFirst || /^\s*[:：]/.test(shape.slice(from));
    const sent = isApart ? wordAt(answering.first, shape, skipMarks(shape, from)) : null;
    const rest = sent === null ? "" : shape.slice(sent.end).trimStart();
    const isToUs = answering.us.some((word) => wordPlace(rest, word) === 0);
    if (sent !== null && rest !== "" && !isToUs) return true;
  }
  const end = shape.replace(/[\s,，;；.。!！、]+$/, "");
  const isOurs = answering.last.some((word) => end.endsWith(word));
  return isOurs && !asksUs.them.some((word) => wordPlace(end, word) !== null);
}
