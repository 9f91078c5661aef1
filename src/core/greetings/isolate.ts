const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const leftToRight = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}\p{N}]/u;
const [firstStrongIsolate, popIsolate] = ["\u2068", "\u2069"];

/**
 * A value as it is put into a sentence of another direction: between marks that keep it from
 * turning the words around it (Unicode UAX #9, FSI and PDI). Of the same direction it stays bare.
 */
export function isolate(value: string, intoRightToLeft: boolean): string {
  const isForeign = (intoRightToLeft ? leftToRight : rightToLeft).test(value);
  return isForeign ? `${firstStrongIsolate}${value}${popIsolate}` : value;
}

/** Whether a language (ISO 639-1) is written from right to left. */
export const isRightToLeft = (language: string): boolean =>
  ["ar", "fa", "he", "ur"].includes(language.split("-")[0] ?? "");
