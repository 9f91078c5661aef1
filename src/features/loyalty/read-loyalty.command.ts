import words from "./loyalty-words.core.json" with { type: "json" };

/** What words after a customer ask for. */
export type LoyaltyAsked =
  | { readonly type: "statement" }
  | { readonly type: "letter" }
  | { readonly type: "share"; readonly percent: number }
  | { readonly type: "spend"; readonly points: number; readonly what: string | null }
  /** Brought by the customer that words name. */
  | { readonly type: "referrer"; readonly whom: string }
  | { readonly type: "unread" };

const anyOf = (all: readonly string[]): string =>
  [...all].sort((one, other) => other.length - one.length).join("|");
const share = new RegExp(`^(?:${anyOf(words.share)})\\s*[:：]?\\s*(\\d{1,3})\\s*[%％]?$`, "iu");
const spend = new RegExp(
  `^(?:${anyOf(words.spend)})\\s*(\\d{1,7})\\s*(?:分|points?)?\\s*(.*)$`,
  "iu",
);
const by = new RegExp(`^(?:${anyOf(words.by)})\\s*(.{2,60}?)\\s*(?:介绍(?:来)?(?:的)?)?$`, "iu");

/** Reads words after a customer: `share 40%`, `redeem 500 sample fee`, `by V6V`, `letter`; nothing asks for the statement. */
export function readLoyalty(text: string): LoyaltyAsked {
  if (text === "") return { type: "statement" };
  if (words.letter.includes(text.toLowerCase())) return { type: "letter" };
  const percent = Number(share.exec(text)?.[1] ?? -1);
  if (percent >= 0 && percent <= 100) return { type: "share", percent };
  const [, points = "", what = ""] = spend.exec(text) ?? [];
  if (Number(points) > 0)
    return {
      ...{ type: "spend", points: Number(points) },
      what: what.trim().replace(/^(?:for|on|换)\s*/i, "") || null,
    };
  const [, whom = ""] = by.exec(text) ?? [];
  return whom === "" ? { type: "unread" } : { type: "referrer", whom };
}
