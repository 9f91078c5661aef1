/** Short code printed on everything one can reply to, without `#`: `K3F`. */
export type Reference = string;

/**
 * Letters and digits take turns, so that a code is no word and no number. Left out: I, L, O, B, S
 * and Z, which handwriting and small screens turn into digits, and the digits 0 and 1.
 */
const letters = "ACDEFGHJKMNPQRTUVWXY";
const digits = "23456789";

/**
 * For codes of 3, 4, … 7 characters: what to multiply a number with so that it looks scrambled and
 * no character stays when the number grows by one. Without a common factor with the count of codes
 * (only 2 and 5 divide that), which makes it reversible.
 */
const multipliers = [1983, 15_859, 316_433, 2_531_467, 50_629_347];
const shortest = 3;

/** How many codes of a length there are. */
function countOf(length: number): number {
  return letters.length ** Math.ceil(length / 2) * digits.length ** Math.floor(length / 2);
}

/**
 * Code of customer number 1, 2, 3, … of an organization: 3 characters for the first 3,200, then 4,
 * 5, 6, 7. Throws a `RangeError` for anything that is no such number or beyond 86,556,800.
 */
export function referenceOf(number: number): Reference {
  let index = number - 1;
  for (const [extra, multiplier] of multipliers.entries()) {
    const length = shortest + extra;
    const count = countOf(length);
    if (Number.isInteger(index) && index >= 0 && index < count) {
      return write((index * multiplier) % count, length);
    }
    index -= count;
  }
  throw new RangeError(`no reference for customer number ${number}`);
}

/** Customer number of a code in any case and width, with or without `#`; null when it is none. */
export function parseReference(text: string): number | null {
  const code = text.normalize("NFKC").trim().replace(/^#\s*/, "").toUpperCase();
  const multiplier = multipliers[code.length - shortest];
  const value = read(code);
  if (multiplier === undefined || value === null) return null;
  let before = 0;
  for (let length = shortest; length < code.length; length++) before += countOf(length);
  return before + unscramble(value, multiplier, countOf(code.length)) + 1;
}

/** Undoes `index * multiplier % count` by the extended Euclidean algorithm. */
function unscramble(value: number, multiplier: number, count: number): number {
  let [remainder, next] = [count, multiplier];
  let [coefficient, nextCoefficient] = [0, 1];
  while (next !== 0) {
    const quotient = Math.floor(remainder / next);
    [remainder, next] = [next, remainder - quotient * next];
    [coefficient, nextCoefficient] = [nextCoefficient, coefficient - quotient * nextCoefficient];
  }
  return (value * (((coefficient % count) + count) % count)) % count;
}

function write(value: number, length: number): Reference {
  let rest = value;
  let code = "";
  for (let position = length - 1; position >= 0; position--) {
    const alphabet = alphabetAt(position);
    code = alphabet.charAt(rest % alphabet.length) + code;
    rest = Math.floor(rest / alphabet.length);
  }
  return code;
}

function read(code: string): number | null {
  let value = 0;
  for (const [position, character] of [...code].entries()) {
    const alphabet = alphabetAt(position);
    const digit = alphabet.indexOf(character);
    if (digit < 0) return null;
    value = value * alphabet.length + digit;
  }
  return value;
}

function alphabetAt(position: number): string {
  return position % 2 === 0 ? letters : digits;
}
