/** A unit of measure or a currency behind a number: `5 吨`, `500 pcs`, `3,000 USD`. */
const units =
  "(?:吨|公斤|千克|斤|克|万|亿|元|美元|美金|欧元|人民币|块|个|件|箱|柜|卷|套|条|桶|袋|托|台|只|支|双|张|片|平米|平方|立方|折|米|天|周|月|年|小时|点(?!\\p{Script=Han}{2})|(?:kgs?|mts?|t|tons?|tonnes?|pcs?|pieces?|sets?|rolls?|box(?:es)?|cartons?|ctns?|pallets?|bags?|units?|m2|m²|sqm|cbm|usd|eur|rmb|cny|gbp|mm|cm|hq|gp|fcl|lcl|moq|[xX×*]\\s?\\d)(?![a-z]))";

/** A unit at the beginning of what stands behind a number. */
export const unitBehind = new RegExp(`^\\s?${units}`, "iu");

const number = "[+-]?\\d[\\d.,' ]*(?:[kKmM](?![a-z]))?";
const currency = "(?:[A-Z]{3}|\\p{Sc}|US\\$|￥)";
const figure = new RegExp(
  `^[约共≈~]?\\s?(?:${currency}\\s?)?(?:${number}\\s?[x×*]\\s?)?${number}\\s?(?:万|亿|千)?\\s?(?:${currency}|${units})?(?:\\s?[/／]\\s?\\p{L}+)?$`,
  "iu",
);

/**
 * Whether a text is nothing but figures, with their units or currencies, or a single sign (`500 pcs`, `USD 3,000`,
 * `2x40HQ`, `X`): it tells of nothing that was done.
 */
export function isFigureAlone(text: string): boolean {
  const parts = text
    .normalize("NFKC")
    .split(/[\n;；、+]|,(?!\d)|，|\s\/\s/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return parts.every(
    (part) => !/\p{L}/u.test(part) || /^\p{Script=Latin}$/u.test(part) || figure.test(part),
  );
}
