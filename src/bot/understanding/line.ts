import type { Reference } from "../../core/customer/reference.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { type Split, splitTarget } from "../arguments/split-target.ts";
import { asks } from "../grammar/asks.ts";
import type { LogEntry } from "../grammar/log-entry.ts";
import { parseLog } from "../grammar/parse-log.ts";
import { readReferences } from "../grammar/read-references.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { normaliseInput, type Said, shaped } from "../grammar/words/normalise-input.ts";
import { unwrapInput } from "../grammar/words/unwrap-input.ts";

/**
 * A line, normalised once and read once: what costs more is read when somebody first wants it, and
 * kept for who wants it next.
 */
export type Line = Said & {
  /** The member's civil date, which its dates are relative to. */
  readonly today: CivilDate;
  /** The same with the mentions before it, which may say who (`@Anna took over Gulf`); null: there are none. */
  mentioning(): Line | null;
  /** The customer that it begins with, and what follows. */
  head(): Split;
  /** Every `#K3F` in it. */
  references(): readonly Reference[];
  /** What it tells, if it tells of touches. */
  entries(): readonly LogEntry[];
  /** Whether it asks something and tells of nothing. */
  asks(): boolean;
};

/** A line as somebody typed it, without what it came in. */
export function readLine(typed: string, lexicon: Lexicon, today: CivilDate): Line {
  const { text, mentions } = unwrapInput(typed);
  const said = withoutPlea(shaped(normaliseInput(text)), lexicon);
  const whole = mentions === "" ? null : shaped(normaliseInput(mentions + text));
  return {
    ...lineOf(said, lexicon, today),
    mentioning: once(() => whole && lineOf(whole, lexicon, today)),
  };
}

/** In longer texts, in characters, a plea may be somebody else's. */
const longestWish = 80;

/** A short text without the `please` that it ends with, which is no reason and no name. */
function withoutPlea(said: Said, { pleas }: Lexicon): Said {
  const { text, shape } = said;
  if (shape.length > longestWish || shape.includes("\n")) return said;
  const end = shape.replace(/[ .!~,]+$/, "").length;
  const word = pleas.find((one) => {
    const before = shape.slice(0, end - one.length);
    return shape.slice(before.length, end) === one && /[^ ,.]{2}[^\n]*[ ,.]$/.test(before);
  });
  if (word === undefined) return said;
  const to = shape.slice(0, end - word.length).replace(/[ ,.]+$/, "").length;
  return { text: text.slice(0, to), shape: shape.slice(0, to) };
}

/** A line, or a part of one, that is normalised already. */
export const lineOf = ({ text, shape }: Said, lexicon: Lexicon, today: CivilDate): Line => ({
  text,
  shape,
  today,
  mentioning: () => null,
  head: once(() => splitTarget(text)),
  references: once(() => readReferences(text)),
  entries: once(() => parseLog({ text, shape }, lexicon, today)),
  asks: once(() => asks(shape, lexicon, today)),
});

function once<Value>(read: () => Value): () => Value {
  let kept: { readonly value: Value } | undefined;
  return () => {
    kept ??= { value: read() };
    return kept.value;
  };
}
