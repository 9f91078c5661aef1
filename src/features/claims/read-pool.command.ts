import { type Tier, tiers } from "../../core/vocabulary.ts";
import { Refusal } from "../../errors.ts";
import type { PoolRule } from "./pool.core.ts";
import words from "./pool-words.core.json" with { type: "json" };

/** What is asked of the pool: a page of it, its rules, or other rules. */
export type PoolAsked =
  | { readonly type: "page"; readonly page: number }
  | { readonly type: "rules" }
  | { readonly type: "set"; readonly parts: readonly string[] };

/**
 * Reads what follows `公海`, `pool`: nothing, the number of a page, `设 1.5倍，不含 KA A，订单 90天`, `set on`. Null:
 * something else.
 */
export function readPool(text: string): PoolAsked | null {
  const said = text.trim().toLowerCase();
  if (said === "") return { type: "page", page: 1 };
  if (/^\d{1,3}$/.test(said)) return { type: "page", page: Math.max(1, Number(said)) };
  const end = wordOf(words.set, said);
  if (end === null) return null;
  const parts = said
    .slice(end)
    .split(/[,，;；\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return parts.length === 0 ? { type: "rules" } : { type: "set", parts };
}

/** The rules that parts of a line name. Throws `Refusal` `pool-unread`. */
export const poolChanges = (parts: readonly string[]): Partial<PoolRule> =>
  Object.assign({}, ...parts.map(changeOf));

/** The least and the most that each number may be. */
const bounds = {
  orderDays: [0, 3650],
  looksADay: [1, 1000],
  claimsADay: [1, 1000],
  mostHeld: [1, 100_000],
  creditPercent: [0, 100],
  backDays: [0, 3650],
} as const;

function changeOf(part: string): Partial<PoolRule> {
  const unread = new Refusal("pool-unread", { text: part });
  if (words.on.includes(part)) return { isOn: true };
  if (words.off.includes(part)) return { isOn: false };
  const times = /^(\d{1,2}(?:\.\d{1,2})?)\s*(.+)$/.exec(part);
  if (times !== null) {
    const [, number = "", unit = ""] = times;
    const percent = Math.round(Number(number) * 100);
    const isMissed = words.missed.includes(unit);
    if (!isMissed && !words.times.includes(unit)) throw unread;
    if (percent < 110 || percent > 1000) throw unread;
    return { cadencePercent: percent };
  }
  const exempt = wordOf(words.exempt, part);
  if (exempt !== null) return { exemptTiers: tiersIn(part.slice(exempt), unread) };
  for (const [field, [least, most]] of Object.entries(bounds)) {
    const end = wordOf(words[field as keyof typeof bounds], part);
    if (end === null) continue;
    const rest = part.slice(end).trim();
    if (field === "mostHeld" && words.none.includes(rest)) return { mostHeld: null };
    const number = /^[:：]?\s*(\d{1,6})(?!\d)/.exec(rest)?.[1];
    if (number === undefined || Number(number) < least || Number(number) > most) throw unread;
    return { [field]: Number(number) };
  }
  throw unread;
}

function tiersIn(text: string, unread: Refusal): readonly Tier[] {
  const rest = text.trim();
  if (words.none.includes(rest)) return [];
  const named = rest.split(/[\s+&/、]+/);
  const found = tiers.filter((tier) => named.includes(tier.toLowerCase()));
  if (found.length !== new Set(named).size) throw unread;
  return found;
}

/** The end of the longest of these words that a text begins with; null: none. */
function wordOf(all: readonly string[], text: string): number | null {
  const word = [...all]
    .sort((one, other) => other.length - one.length)
    .find(
      (one) =>
        text.startsWith(one) &&
        (/\p{Script=Han}$/u.test(one) || !/^[a-z\d]/.test(text.slice(one.length))),
    );
  return word === undefined ? null : word.length;
}
