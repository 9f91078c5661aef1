/** How much of a name stays readable at most, whatever its length. */
const mostShown = 3;
const mostShownInHan = 2;
const segmenter = new Intl.Segmenter();

/**
 * A customer's name for a group chat: its first characters and `•••`, never more than a third of
 * the name. One Chinese or Japanese character says more than a letter: at most two of them stay.
 */
export function maskName(name: string): string {
  const characters = [...segmenter.segment(name.trim())].map(({ segment }) => segment);
  const isHan = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(
    characters[0] ?? "",
  );
  const shown = Math.min(isHan ? mostShownInHan : mostShown, Math.floor(characters.length / 3));
  return `${characters.slice(0, shown).join("").trimEnd()}\u2022\u2022\u2022`;
}
