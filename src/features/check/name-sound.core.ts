/**
 * Letters of other scripts, each with the Latin one that its word is most often written with; those
 * at the end have none and go.
 */
const from = "абвгдежзийклмнопрстуфхцчшщыэюяіїєґαβγδεζηθικλμνξοπρσςτυφχψωıøđðłħəþßьъ";
const to = "abvgdezzijklmnoprstufhccssyeuaiiegavgdezitiklmnxoprsstyfhpoioddlhets";

/** What is spelled in more than one way, with what both are taken as, in the order of replacing. */
const spellings = [
  ["sch", "s"],
  ["sh", "s"],
  ["zh", "z"],
  ["kh", "h"],
  ["ts", "c"],
  ["tz", "c"],
  ["ch", "c"],
  ["ph", "f"],
  ["th", "t"],
  ["ks", "x"],
  ["ya", "a"],
  ["ia", "a"],
  ["ja", "a"],
  ["yu", "u"],
  ["ju", "u"],
  ["ae", "a"],
  ["oe", "o"],
  ["ue", "u"],
] as const;

/** What `soundOf` does to a text without accents, for whoever does the same in another language. */
export const soundRules = { from, to, spellings, coarse: ["yjwcz", "iivks"] } as const;

const single = new Map([...from].map((letter, index) => [letter, to.charAt(index)]));
const [fine, coarse] = soundRules.coarse;

/**
 * A word as it sounds, roughly: the same for `Müller` and `Mueller`, `Газпром` and `Gazprom`,
 * `Tekstil` and `Textil`. Two that sound alike may be the same, never surely. Chinese stays.
 */
export function soundOf(text: string): string {
  const plain = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/\p{Letter}/gu, (letter) => single.get(letter) ?? letter);
  return spellings
    .reduce((sound, [written, taken]) => sound.replaceAll(written, taken), plain)
    .replace(/[yjwcz]/g, (letter) => coarse.charAt(fine.indexOf(letter)))
    .replace(/([^\d\s])\1+/g, "$1");
}
