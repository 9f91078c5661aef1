import bounds from "./asked-amount-words.json" with { type: "json" };
import words from "./asked-headcount-words.json" with { type: "json" };
import type { AskedPiece } from "./asked-piece.ts";

const any = (all: readonly string[]): string => all.join("|");
const [latin, han] = (["latin", "han"] as const).map(
  (script) =>
    new RegExp(
      `^(?:(${any(bounds[script].least)})|(${any(bounds[script].most)}))?\\s?(\\d[\\d,]{0,8})(\\+)?\\s?(?:${any(words[script].people)})\\s?(?:(${any(words[script].leastAfter)})|(${any(words[script].mostAfter)}))?${script === "latin" ? "(?![\\p{L}\\p{N}])" : ""}`,
      "u",
    ),
);

/** How many people work there, with a bound: `more than 200 employees`, `50+ people`, `200人以上`. */
export function headcountAt(shape: string, at: number): AskedPiece | null {
  const found = (latin?.exec(shape.slice(at)) ?? han?.exec(shape.slice(at))) || null;
  if (found === null) return null;
  const [whole, least, most, number = "", plus, leastAfter, mostAfter] = found;
  const isLeast = (least ?? plus ?? leastAfter) !== undefined;
  if (!isLeast && (most ?? mostAfter) === undefined) return null;
  const value = `${isLeast ? ">=" : "<="}${number.replaceAll(",", "")}`;
  const part = { key: "size", values: [value] };
  return { type: "part", part, from: at, to: at + whole.trimEnd().length };
}
