import { parseReference } from "../../core/customer/reference.ts";
import careWords from "./care-words.core.json" with { type: "json" };

/** What is said of a moment; `show`: nothing, so that it is shown. */
export type CareVerb = "gift" | "wish" | "sign" | "given" | "none" | "show";

/** What was said of which moment. */
export type CareAsked = {
  /** By its number in the list, by what names it, by the customer. */
  readonly number: number | null;
  readonly key: string | null;
  readonly ref: string | null;
  readonly verb: CareVerb;
  /** What follows: the gift and its price. */
  readonly rest: string;
  /** Whether the taboos were seen, and more than the budget is agreed to. */
  readonly isSeen: boolean;
  readonly isOverAgreed: boolean;
};

const verbs = ["given", "sign", "none", "wish", "gift"] as const;

/** Reads `2 gift tea 40 USD`, `签 2`, `#K3F 0a1b2c3 sign seen`; null where words are left over that are none of it. */
export function readCare(text: string): CareAsked | null {
  let left = text.trim();
  let asked: { number: number | null; key: string | null; ref: string | null } = {
    ...{ number: null, key: null, ref: null },
  };
  const takeTarget = () => {
    for (;;) {
      const found =
        /^(?:(?<key>0[0-9a-f]{6})|#(?<ref>[a-z0-9]+)|(?<number>[1-9]\d?))(?![a-z0-9%])[\s,，.、:：]*/iu.exec(
          left,
        );
      const { key, ref, number } = found?.groups ?? {};
      if (found === null) return takeBareReference();
      asked = {
        key: key?.toLowerCase() ?? asked.key,
        ref: ref?.toUpperCase() ?? asked.ref,
        number: number === undefined ? asked.number : Number(number),
      };
      left = left.slice(found[0].length);
    }
  };
  const takeBareReference = () => {
    const [word = ""] = /^[a-z0-9]{3,7}(?![a-z0-9])/iu.exec(left) ?? [];
    if (word === "" || parseReference(word) === null) return;
    asked = { ...asked, ref: word.toUpperCase() };
    left = left.slice(word.length).replace(/^[\s,，.、:：]+/u, "");
    takeTarget();
  };
  takeTarget();
  const verb = verbs.find((one) => headOf(one, left) !== null) ?? "show";
  if (verb !== "show") left = left.slice(headOf(verb, left) ?? 0).trimStart();
  // After a gift a number is a price, or one of the things.
  if (verb !== "gift") takeTarget();
  let [isSeen, isOverAgreed] = [false, false];
  while (verb === "sign" && left !== "") {
    const end = headOf("over", left) ?? headOf("seen", left);
    if (end === null) return null;
    if (headOf("over", left) === null) isSeen = true;
    else isOverAgreed = true;
    left = left.slice(end).replace(/^[\s,，、和]+|^and\s+/, "");
  }
  if (verb !== "gift" && left !== "") return null;
  return { ...asked, verb, rest: left, isSeen, isOverAgreed };
}

/** Whether words, without a moment before them, decide or tell something of one. */
export function saysCare(text: string): boolean {
  const read = readCare(text);
  return read !== null && read.verb !== "show" && read.number === null && read.ref === null;
}

/** Where the word for something ends that a text begins with; null where it begins with none. */
function headOf(of: keyof typeof careWords, text: string): number | null {
  const shape = text.toLowerCase();
  const ends = careWords[of]
    .filter((word) => shape.startsWith(word))
    .map((word) => word.length)
    .filter((end) => !/[a-z]/.test(shape.charAt(end - 1)) || !/[a-z]/.test(shape.charAt(end)));
  return ends.length === 0 ? null : Math.max(...ends);
}
