import { lastRecord } from "../../app/drafts/last-record.ts";
import { newestSent } from "../../app/messages/find-sent.ts";
import { findById } from "../../app/search/find-named.ts";
import type { CommandContext } from "../command.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { isHan } from "../grammar/words/word-table.ts";
import { placeOf } from "../posting/place-of.ts";
import type { SubjectSources } from "../subject/subject-sources.ts";
import type { ReadLine } from "../understanding/free/read-line.ts";
import type { Line } from "../understanding/line.ts";

/**
 * The sources with whom the bot has just spoken of in place of a message replied to, where a line that names nobody
 * speaks of `them`: `她说下周要报价` right after `2 ok`, whatever push is open.
 */
export async function withJustSpokenOf(
  context: CommandContext,
  line: Line,
  { whole: { clause } }: ReadLine,
  sources: SubjectSources,
): Promise<SubjectSources> {
  const isNobody = clause.named.length === 0 && clause.spans.every(({ type }) => type !== "member");
  if (sources.parent !== null || !isNobody || !speaksOfThem(line, context.lexicon)) return sources;
  const { app, actor, conversation } = context;
  const newest = await newestSent(app, actor, placeOf(conversation));
  const [id, ...others] = new Set(newest?.customerIds);
  if (id === undefined || others.length > 0) return sources;
  const customer = (await findById(app, actor, [id])).get(id);
  if (customer === undefined) return sources;
  return { ...sources, parent: { customers: [customer], numbers: new Map(), isNumbered: false } };
}

/** Whether the message that stands last here tells of what the member recorded last. */
export async function isJustRecorded({
  app,
  actor,
  conversation,
}: CommandContext): Promise<boolean> {
  const [newest, last] = await Promise.all([
    newestSent(app, actor, placeOf(conversation)),
    lastRecord(app, actor),
  ]);
  const told = new Set(newest?.customerIds);
  return (
    told.size > 0 && last?.customers.every(({ id }) => told.delete(id)) === true && told.size === 0
  );
}

/** Whether a line says `she`, `him`; in what asks customers are any. */
function speaksOfThem(line: Line, { spokenOf, customers }: Lexicon): boolean {
  const words = line.asks() ? spokenOf.filter((word) => !customers.includes(word)) : spokenOf;
  return words.some((word) => isSaid(line.shape, word));
}

/** Whether a word stands in a text, and not as a part of another: `他` in `其他`. */
function isSaid(shape: string, word: string): boolean {
  for (let at = shape.indexOf(word); at >= 0; at = shape.indexOf(word, at + 1)) {
    const [before, after] = [shape.charAt(at - 1), shape.charAt(at + word.length)];
    if (isHan(word.charAt(0)) ? !/[其吉]/.test(before) : !/[a-z0-9]/.test(before + after))
      return true;
  }
  return false;
}
