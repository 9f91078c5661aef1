/** Letters and digits that nobody takes for one another. */
const alphabet = "23456789ACDEFGHJKMNPQRTUVWXYZ";

const length = 8;

/**
 * What names a post in the presses of its buttons, where a platform must be told before it gives the
 * message a name of its own: the same for each attempt at the post with this key.
 */
export const pressToken = (key: string): string =>
  [hash(key, 0x811c9dc5), hash(key, 0x9e3779b9)].map(written).join("");

/** FNV-1a of 32 bits, its bits mixed once more. */
function hash(text: string, seed: number): number {
  let value = seed;
  for (const character of text)
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** Half of a token. */
const written = (number: number): string =>
  Array.from({ length: length / 2 }, (_, at) =>
    alphabet.charAt(Math.floor(number / alphabet.length ** at) % alphabet.length),
  ).join("");

/** A press of a button that speaks for whoever taps it. */
export type SpokenPress = {
  /** What stood on the button. */
  readonly label: string;
  readonly token: string;
  /** Which of the message's buttons, from 0. */
  readonly number: number;
};

/** What such a button says in the chat: its words, and by what we know it again. */
export const spokenPress = ({ label, token, number }: SpokenPress): string =>
  `${label} [${token}-${number + 1}]`;

const spoken = new RegExp(`^(.*?)\\s*\\[([${alphabet}]{${length}})-(\\d{1,2})\\]$`, "su");

/** The press that a line is; null for what somebody wrote themselves. */
export function readSpokenPress(line: string): SpokenPress | null {
  const [, label, token, number] = spoken.exec(line.trim()) ?? [];
  if (label === undefined || token === undefined) return null;
  return { label, token, number: Number(number) - 1 };
}
