/** What the characters of a Chinese number stand for. */
const digits = "零一二三四五六七八九";
const units: Readonly<Record<string, number>> = {
  ...{ 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 },
};

const written = /^(?:\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百千万亿])+/;

/** `两三万`, `五六千`: one or the other, and no number. */
const isAbout = /[一二两三四五六七八九]{2}[十百千万亿]/;

/** A number that Chinese characters are part of, and the position after it. */
export type HanNumber = { readonly value: number; readonly end: number };

/**
 * The number at a position that is written with Chinese units, with Chinese or other digits: `3万5千`,
 * `三万`, `十二万`, `4.8万`. A last digit without its unit counts the next smaller one: `3万5` is 35,000.
 * Null where there is no unit, where a unit begins that is no ten (`万一`), and where it is about so many (`两三万`).
 */
export function hanNumberAt(shape: string, at: number): HanNumber | null {
  const all = written.exec(shape.slice(at, at + 24))?.[0] ?? "";
  if (!/[十百千万亿]/.test(all) || /^[百千万亿零〇]/.test(all) || isAbout.test(all)) return null;
  let [whole, section, last] = [0, 0, 10];
  let digit: number | null = null;
  for (const [part] of all.matchAll(/\d+(?:\.\d+)?|./g)) {
    const unit = units[part];
    if (unit === undefined) digit = digitOf(part);
    else if (unit >= 10_000) {
      whole += (section + (digit ?? 0)) * unit;
      [section, digit, last] = [0, null, unit];
    } else {
      section += (digit ?? (section === 0 ? 1 : 0)) * unit;
      [digit, last] = [null, unit];
    }
  }
  const rest =
    digit === null
      ? 0
      : digit < 10 && last > 10 && !/[零〇]/.test(all)
        ? (digit * last) / 10
        : digit;
  return { value: Math.round((whole + section + rest) * 100) / 100, end: at + all.length };
}

const digitOf = (part: string): number =>
  part === "两"
    ? 2
    : part === "〇"
      ? 0
      : digits.includes(part)
        ? digits.indexOf(part)
        : Number(part);
