/** Letters and digits that nobody takes for one another. */
const alphabet = "23456789ACDEFGHJKMNPQRTUVWXY";
const length = 8;

/** How many characters there are to choose from, and how many a code has: 28^8 = 3.8e11 codes. */
export const linkCodeSize = { characters: alphabet.length, length } as const;

/** The code of so many choices, as people write it: `K7PM-3XQ9`. */
export function writeLinkCode(choices: readonly number[]): string {
  const code = choices.map((choice) => alphabet.charAt(choice)).join("");
  return `${code.slice(0, length / 2)}-${code.slice(length / 2)}`;
}

/** Reads a code in any case and width, with or without the dash; null when it is none. */
export function parseLinkCode(text: string): string | null {
  const code = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Dash_Punctuation}]/gu, "");
  const choices = [...code].map((character) => alphabet.indexOf(character));
  const isCode = choices.length === length && choices.every((choice) => choice >= 0);
  return isCode ? writeLinkCode(choices) : null;
}
