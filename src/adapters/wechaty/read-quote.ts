/** A reply as WeChat words it: what it quotes stands before it, in the text. */
export type Quoting = {
  readonly quotedText: string;
  /** Who is quoted, by the name that the chat shows; empty where it is not told. */
  readonly quotedName: string;
  /** What was said. */
  readonly text: string;
};

/**
 * `「name：quoted」`, a line of dashes, the reply. WeCom puts a line before it and has other marks;
 * what puppets make of either is not written down anywhere, so it is read loosely.
 */
const pattern = /^(?:[^\n「"“]*\n)?[「"“]([\s\S]*?)[」"”]\s*\n(?:[-—–] ?){5,}\s*\n([\s\S]*)$/u;

/** Reads a quote; null for any other text. */
export function readQuote(message: string): Quoting | null {
  const [, quoted, text] = pattern.exec(message) ?? [];
  if (quoted === undefined || text === undefined) return null;
  const [, quotedName = "", quotedText = quoted] =
    /^([^：:\n]*)[：:]([\s\S]*)$/u.exec(quoted) ?? [];
  return { quotedName: quotedName.trim(), quotedText: quotedText.trim(), text: text.trim() };
}
