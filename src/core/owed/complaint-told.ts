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

/** How the customer was told what was done. */
export const toldWays = ["phone", "email", "visit", "message"] as const;

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
};

/** What a complaint is about, by its words: what they say first counts. */
export const readComplaint = (text: string): ComplaintTold => ({
  kind: firstIn<ComplaintKind>(complaintWords.kinds, text),
  severity: firstIn<Severity>(complaintWords.severities, text),
});

/** How a complaint was dealt with: `replaced 3 cartons, told them by phone, 5/5`. */
export const readRemedy = (text: string): RemedyTold => ({
  remedy: firstIn<Remedy>(complaintWords.remedies, text),
  toldBy:
    firstIn<ToldWay>(complaintWords["told-by"], text) ??
    firstIn<ToldWay>({ message: complaintWords.told }, text),
  satisfaction: scoreIn(text),
});

const score =
  /(?<![\d.])([1-5])\s*(?:\/\s*5(?!\d)|out of 5\b|stars?\b|points?\b|[分星](?![之钟]))|(?:satisf\p{L}*|score|满意度?|评分|打分)\s*[:：]?\s*([1-5])(?![\d.])/iu;

/** How satisfied somebody is, from 1 to 5: `5/5`, `4分`, `satisfied: 3`; null where it is not told. */
export function scoreIn(text: string): number | null {
  const found = score.exec(text);
  const told = found?.[1] ?? found?.[2];
  return told === undefined ? null : Number(told);
}

/** What is said first in a text, of words by what they mean; of words at one place the longest. */
function firstIn<Meaning extends string>(
  words: Readonly<Record<string, readonly string[]>>,
  text: string,
): Meaning | null {
  const shape = text.normalize("NFKC").toLowerCase();
  let best: { readonly at: number; readonly length: number; readonly meaning: string } | null =
    null;
  for (const [meaning, all] of Object.entries(words)) {
    for (const word of all) {
      const at = placeOf(word, shape);
      if (at === -1) continue;
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
