import { boldFamily, plainFamily } from "./render-png.ts";

type TextStyle = {
  readonly size: number;
  readonly fill: string;
  readonly anchor?: "middle" | "end";
  readonly bold?: boolean;
};

/** Words at a place; the bold letters are Latin alone. */
export const text = (x: number, y: number, words: string, style: TextStyle): string =>
  `<text x="${x}" y="${y}" font-size="${style.size}" fill="${style.fill}"${
    style.anchor === undefined ? "" : ` text-anchor="${style.anchor}"`
  }${style.bold ? ` font-family="${boldFamily}, ${plainFamily}"` : ""}>${escaped(words)}</text>`;

/** About how wide words are, rather more than less. */
export const widthOf = (words: string, size: number): number =>
  [...words].reduce((sum, sign) => sum + size * widthOfSign(sign), 0);

/** Chinese characters and signs such as ▲ are square; capitals are wider than other letters. */
const widthOfSign = (sign: string): number => {
  if (sign > "\u206f") return 1;
  return /[A-Z%&@W]/.test(sign) ? 0.72 : 0.58;
};

/** Words cut to the room that they have. */
export function fitted(words: string, size: number, room: number): string {
  if (widthOf(words, size) <= room) return words;
  let left = room - size;
  const kept = [...words].filter((sign) => {
    left -= size * widthOfSign(sign);
    return left > 0;
  });
  return `${kept.join("").trimEnd()}…`;
}

const escaped = (words: string): string =>
  words.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
