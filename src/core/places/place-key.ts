import { foldLetters } from "./fold-letters.ts";

/**
 * What names of places are compared by: letters and digits alone, without case, accents, a Chinese
 * ending (`市`, `省`, `州`) and the ways of shortening `Saint`, `Fort` and `Mount`.
 */
export function placeKey(name: string): string {
  return foldLetters(name)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^(?:st|ste|ft|mt) (?=\S)/, (short) => `${long[short.trim()]} `)
    .replaceAll(" ", "")
    .replace(/(?<=..)[\u5e02\u7701\u5dde]$/u, "");
}

const long: Readonly<Record<string, string>> = {
  st: "saint",
  ste: "sainte",
  ft: "fort",
  mt: "mount",
};
