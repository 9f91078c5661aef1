import { Refusal } from "../../errors.ts";

/**
 * Reads `cadence.C.gapDays=45 tiers.score.industries.furniture=3` as a change to lay over the rules.
 * Values are JSON, `1-1-2-3` is a list of numbers, `2026-01-01` a day, anything else is text. Throws `Refusal`
 * `which-rule`; `rules-invalid` where one change would undo another. How often a tier is contacted
 * may be said in words as well (a text with spaces stands in quotation marks): `C every 45 days`, `B 1-2-3-7-15`; how
 * often those of an industry, or who buy a product: `industry packaging B 30`, `product tape repeat 45`, `product tape B
 * default`; and what a currency is worth: `1 EUR = 1.08 USD`, `1 EUR = 1.05 USD since 2025`.
 */
export function parseRuleChanges(text: string): unknown {
  const said = saidInWords(text) ?? ownGapInWords(text) ?? rateInWords(text);
  if (said !== null) return said;
  let change: Nested = {};
  for (const part of text.trim().match(quotedOrWord) ?? [""]) {
    const [, path = "", value = ""] = /^([A-Za-z][\p{L}\w.-]*[\p{L}\w])=(.+)$/u.exec(part) ?? [];
    if (path === "") throw new Refusal("which-rule");
    change = put(change, path.split("."), readValue(value));
  }
  return change;
}

/** What is between two spaces, but for those within the quotation marks of a text. */
const quotedOrWord = /[^\s="]+="[^"]*"|\S+/g;

/** A tier and its gap, with hardly a word between and behind; null where it is not that. */
function saidInWords(text: string): unknown {
  const [, tier = "", gaps = ""] =
    /^(KA|[A-E])(?![a-z])[^\d=.]{0,20}(\d+(?:-\d+)*)[^\d=.]{0,12}$/i.exec(text.trim()) ?? [];
  if (gaps === "") return null;
  const name = tier.toUpperCase();
  if (name === "B") return { cadence: { B: { sampleGaps: gaps.split("-").map(Number) } } };
  return gaps.includes("-") ? null : { cadence: { [name]: { gapDays: Number(gaps) } } };
}

const ownGapWords =
  /^(industry|行业|product|产品)\s*[:：]?\s*(.{1,60}?)(?:\s+|(?<=\p{Script=Han}))(?:(KA|[A-E])级?|(repeat|repeats|returning|regulars?|existing|buyers|bought|won|老客户?|回头客|返单的?|复购的?|买过的?|成交过?的?))?\s*(?:(?:every|每|隔)?\s*(\d+)\s*(?:days?|天)?(?:一次)?|(default|reset|默认|恢复默认|取消))$/iu;

/** How often those of an industry, or who buy a product, hear of us, or that it is as usual again; null where it is not that. */
function ownGapInWords(text: string): unknown {
  const [, kind = "", named = "", tier, won, days, reset] = ownGapWords.exec(text.trim()) ?? [];
  const name = named.replace(/["“”]/g, "").trim().toLowerCase();
  if (name === "") return null;
  const part = /^(industry|行业)$/i.test(kind) ? "industries" : "products";
  // Who bought a product has bought: of those one need not say so.
  const isWon = won !== undefined || (part === "products" && tier === undefined);
  const of = isWon && (won ?? days) !== undefined ? "won" : tier?.toUpperCase();
  if (of === undefined && reset === undefined)
    throw new Refusal("which-own-gap", { name, days: days ?? 30 });
  const gap = days === undefined ? null : Number(days);
  return { cadence: { own: { [part]: { [name]: of === undefined ? null : { [of]: gap } } } } };
}

/** What one of a currency is in US dollars, and from when on; null where it is not that. */
function rateInWords(text: string): unknown {
  const [, code = "", rate = "", since] =
    /^1?\s*([a-z]{3})\s*[=＝]\s*(\d+(?:\.\d+)?)\s*(?:usd|美元)(?:\s*\D{0,6}?(\d{4}(?:-\d\d)?)\s*年?起?)?$/i.exec(
      text.trim(),
    ) ?? [];
  if (code === "") return null;
  const own = since === undefined ? Number(rate) : { [since]: Number(rate) };
  return { currency: { [code.toUpperCase()]: own } };
}

type Nested = { readonly [name: string]: unknown };

function put(
  base: Nested,
  path: readonly string[],
  value: unknown,
  where = path.join("."),
): Nested {
  const [name = "", ...rest] = path;
  const inner = base[name];
  const isBranch = typeof inner === "object" && inner !== null && !Array.isArray(inner);
  const isTwice = rest.length === 0 || !isBranch;
  if (inner !== undefined && isTwice) throw new Refusal("rules-invalid", { where });
  if (rest.length === 0) return { ...base, [name]: value };
  return { ...base, [name]: put(isBranch ? (inner as Nested) : {}, rest, value, where) };
}

function readValue(text: string): unknown {
  // A day is no list of numbers.
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text;
  if (/^\d+(-\d+)+$/.test(text)) return text.split("-").map(Number);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
