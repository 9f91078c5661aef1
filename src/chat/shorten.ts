const segmenter = new Intl.Segmenter();

/** A text of at most so many characters (UTF-16 units), its end replaced by `…` where it is longer. */
export function shorten(text: string, most: number): string {
  if (most < 1) return "";
  return text.length <= most ? text : `${text.slice(0, cutBefore(text, most - 1))}…`;
}

/** The last place at or before `index` where a text may be cut without breaking a character. */
export function cutBefore(text: string, index: number): number {
  if (index >= text.length) return text.length;
  const around = segmenter.segment(text).containing(index);
  return around?.index ?? index;
}
