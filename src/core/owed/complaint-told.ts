import complaintWords from "./complaint-words.json" with { type: "json" };

/** What a complaint is about, in the order in which the weeks count them. */
export const complaintKinds = ["quality", "service", "delivery", "other"] as const;

/** What a complaint is about: the goods, how they were treated, when the goods came, or else. */
export type ComplaintKind = (typeof complaintKinds)[number];

/** How bad it is; what nobody called slight or severe is usual. */
export const severities = ["slight", "usual", "severe"] as const;

/** How bad a complaint is. */
export type Severity = (typeof severities)[number];

/** What was done about a complaint: goods anew, money, or that it does not happen again. */
export const remedies = ["replace", "compensate", "improve"] as const;

/** What was done about a complaint. */
export type Remedy = (typeof remedies)[number];

/** How the customer was told what was done; `told`: nobody said how. */
export const toldWays = ["phone", "email", "visit", "message", "told"] as const;

/** How the customer was told what was done. */
export type ToldWay = (typeof toldWays)[number];

/** What the words of a complaint say of it by themselves; null: they do not. */
export type ComplaintTold = {
  readonly kind: ComplaintKind | null;
  readonly severity: Severity | null;
};

/** What the words say that tell how a complaint was dealt with; null: they do not. */
export type RemedyTold = {
  readonly remedy: Remedy | null;
  readonly toldBy: ToldWay | null;
  /** How satisfied the customer is, from 1 to 5. */
  readonly satisfaction: number | null;
  /** Whether the words say that the customer is yet to be told. */
  readonly isUntold: boolean;
};

/** What a complaint is about, by its words: what they say first counts. */
export const readComplaint = (text: string): ComplaintTold => ({
  kind: firstIn<ComplaintKind>(complaintWords.kinds, text),
  severity: firstIn<Severity>(complaintWords.severities, text, denied),
});

/** What before a word says that it is not so: `not very`, `不是很`. */
const denied =
  /(?:\b(?:not|isn['’]t|wasn['’]t|no|nothing|never)(?: (?:very|really|that|so|too|particularly|a|an|at all))*|不是?|没有?|并非)\s*(?:很|太|那么|特别|算|怎么|什么|非常|到)*\s*$/u;

/**
 * How a complaint was dealt with: `replaced 3 cartons, told them by phone, 5/5`. What is not done yet, or
 * was asked for, offered or refused, is none of it.
 */
export function readRemedy(text: string): RemedyTold {
  const done = surelyDone(text);
  const isUnreached = isIn(complaintWords.unreached, shapeOf(text));
  const toldBy = isUnreached ? null : firstOf(done, toldIn);
  return {
    remedy: firstOf(done, (part) => firstIn<Remedy>(complaintWords.remedies, part)),
    toldBy,
    satisfaction: scoreIn(text),
    isUntold:
      isUnreached ||
      (toldBy === null &&
        partsOf(text).some((part) => !done.includes(part) && speaksOfTelling(part))),
  };
}

/** The parts of a text that tell of something as done: none with a doubt in it, or next to a mere `not yet`. */
export function surelyDone(text: string): readonly string[] {
  const parts = partsOf(text);
  const doubts = parts.map(doubtIn);
  return parts.filter(
    (_, at) => doubts[at] === "none" && doubts[at - 1] !== "alone" && doubts[at + 1] !== "alone",
  );
}

/** Whether the words directly before a sum say that it was given: `refunded them USD 300`. */
export const isGivenBefore = (before: string): boolean =>
  complaintWords.remedies.compensate.some((word) => {
    const shape = shapeOf(before);
    const at = shape.lastIndexOf(word);
    return at !== -1 && fillers.test(shape.slice(at + word.length));
  });

const fillers =
  /^(?:\s|[:：了给共约额]|\b(?:them|him|her|the (?:customer|client|buyer)|of|a|about)\b|客户|对方|合计|金额|他们?|她)*$/u;

/** What stands between the signs that part what is said; the comma of a number is none. */
const partsOf = (text: string): string[] =>
  text
    .split(/(?<!\d)[,，]|[,，](?!\d)|[、;；。!！\n]|\.(?=\s|$)|(?<=[?？])/u)
    .filter((part) => /[\p{L}\p{N}]/u.test(part));

/** Whether a part doubts what it says, or says nothing else than that. */
function doubtIn(part: string): "none" | "some" | "alone" {
  const shape = without(complaintWords["no-doubts"], shapeOf(part));
  const rest = without(complaintWords.doubts, shape);
  if (rest === shape) return "none";
  return /^[还有呢的\s\p{P}]*$/u.test(rest) ? "alone" : "some";
}

/** What they did themselves is nothing that we told them. */
const theirs =
  /\b(?:they|he|she|customer|client|buyer)\s+(?:(?:has|have|had|just|also)\s+)?(?:called|phoned|rang|e-?mailed|messaged|texted|visited|sent|wrote|came)\b/u;

/** How a part says that the customer was told; null: it does not, or it was somebody else. */
function toldIn(part: string): ToldWay | null {
  const shape = shapeOf(part);
  if (theirs.test(shape) || isIn(complaintWords["told-others"], shape)) return null;
  const plain = firstIn<ToldWay>(complaintWords["told-by"], part);
  if (plain !== null || !isIn(complaintWords.told, shape)) return plain;
  return firstIn<ToldWay>(complaintWords["told-over"], part) ?? "told";
}

/** Whether a part speaks of telling the customer at all. */
const speaksOfTelling = (part: string): boolean => {
  const { told, "told-by": by, "told-over": over } = complaintWords;
  return [told, telling, ...Object.values(by), ...Object.values(over)].some((words) =>
    isIn(words, shapeOf(part)),
  );
};

const telling = ["told", "tell", "inform", "let them"];

const score =
  /^(?:(?<word>.*(?<!\p{Script=Latin})(?:satisfied|satisfaction|scored?|rated|rating|gave|happy|满意度?|评分|打分|评价|评|打|给)(?:了|是|为|我们|[:：\s]|(?:it|us|is|with it|are)\b)*))?(?<score>[1-5])\s*(?<unit>\/\s*5|out of 5|stars?|points?|[分星])?[\s.!]*$/u;

/** How satisfied somebody is, from 1 to 5, where a part of the text says just that: `5/5`, `4分`, `satisfied: 3`. */
export const scoreIn = (text: string): number | null =>
  firstOf(partsOf(text), (part) => {
    const shape = shapeOf(part).trim();
    const found = doubtIn(part) === "none" ? score.exec(shape)?.groups : undefined;
    if (found === undefined || (found.word ?? found.unit) === undefined) return null;
    return Number(found.score);
  });

/** What the first part tells that tells anything. */
function firstOf<Told>(parts: readonly string[], read: (part: string) => Told | null): Told | null {
  for (const part of parts) {
    const told = read(part);
    if (told !== null) return told;
  }
  return null;
}

const shapeOf = (text: string): string => text.normalize("NFKC").replaceAll("’", "'").toLowerCase();

const isIn = (words: readonly string[], shape: string): boolean =>
  words.some((word) => placeOf(word, shape) !== -1);

/** A text without these words. */
function without(words: readonly string[], shape: string): string {
  let left = shape;
  for (const word of words)
    for (let at = placeOf(word, left); at !== -1; at = placeOf(word, left))
      left = left.slice(0, at) + left.slice(at + word.length);
  return left;
}

/** What is said first in a text, of words by what they mean; of words at one place the longest. */
function firstIn<Meaning extends string>(
  words: Readonly<Record<string, readonly string[]>>,
  text: string,
  denial?: RegExp,
): Meaning | null {
  const shape = shapeOf(text);
  let best: { readonly at: number; readonly length: number; readonly meaning: string } | null =
    null;
  for (const [meaning, all] of Object.entries(words)) {
    for (const word of all) {
      const at = placeOf(word, shape);
      if (at === -1 || denial?.test(shape.slice(0, at)) === true) continue;
      const isBetter =
        best === null || at < best.at || (at === best.at && word.length > best.length);
      if (isBetter) best = { at, length: word.length, meaning };
    }
  }
  return (best?.meaning ?? null) as Meaning | null;
}

/** Where a word stands in a text, as a whole one where it is of letters with spaces between; -1: nowhere. */
function placeOf(word: string, shape: string): number {
  for (let at = shape.indexOf(word); at !== -1; at = shape.indexOf(word, at + 1)) {
    const around = [shape.charAt(at - 1), shape.charAt(at + word.length)];
    if (!/[a-z]/.test(word) || around.every((one) => !/[\p{Script=Latin}\p{N}]/u.test(one)))
      return at;
  }
  return -1;
}
