/** What was said without what it came in, the text that it quotes, and the mentions it began with. */
export type Unwrapped = {
  readonly text: string;
  /** Lines of somebody else that it quotes above its own; empty where it quotes none. */
  readonly quoted: string;
  /** Whom it calls before anything else, as written: `@Anna `. Empty: nobody. */
  readonly mentions: string;
};

/** Another name before the last one may hold spaces where each word of it is written large. */
const name = "\\p{L}[^\\s@＠,，:：]{0,39}";

/**
 * Mentions at the head: up to the space that phones put behind one, as an id in angles, as a name. Where
 * another mention follows, a name may have two words.
 */
const heads = new RegExp(
  [
    `^\\s*(?:<@[^>\\s]{1,60}>`,
    `[@＠][^\\u2005\\n@＠]{1,40}\\u2005`,
    `[@＠]\\p{Lu}\\S{0,30} \\p{Lu}\\S{0,30}(?=\\s*[@＠])`,
    `[@＠]${name}(?=[\\s,，:：]|$))[\\s,，:：]*`,
  ].join("|"),
  "u",
);

/** Nobody calls more people, nor wraps a message deeper. */
const most = 12;

const fence = /```(?:[a-z]+\n)?/g;
const code = /`([^`\n]+)[`]/g;

/** Signs before the lines of a list. */
const bullet = /^[^\S\n]*[-–—•·*▪●◦‣](?:[^\S\n]+)(?=\S)/gm;

/** A line of somebody else, as chats and letters quote it; `>90` is a number. */
const quote = /^[^\S\n]*>+(?: |(?=[^\s\d=>]))/;

const pairs: readonly (readonly [string, string])[] = [
  ["“", "”"],
  ["„", "“"],
  ['"', '"'],
  ["「", "」"],
  ["『", "』"],
  ["«", "»"],
];

/**
 * Takes off what a message comes in: marks of code, quotation marks around all of it, the sign before a
 * quoted or listed line, and the mentions at its head. A message that is nothing else stays as it is.
 */
export function unwrapInput(typed: string): Unwrapped {
  const { own, quoted } = apart(typed.replace(fence, "\n").replace(code, "$1").replace(bullet, ""));
  let text = own;
  let mentions = "";
  for (let tries = 0, before = ""; before !== text && tries < most; tries++) {
    before = text;
    text = withoutPair(text.trim());
    const head = heads.exec(text)?.[0] ?? "";
    if (head.length > 0 && head.length < text.length) {
      mentions += head;
      text = text.slice(head.length);
    }
  }
  return { text, quoted, mentions };
}

/** What somebody says and what they quote above it; where all is quoted, that is what they say. */
function apart(text: string): { readonly own: string; readonly quoted: string } {
  if (!text.includes(">")) return { own: text, quoted: "" };
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const quoted = lines.filter((line) => quote.test(line)).map((line) => line.replace(quote, ""));
  if (quoted.length === 0) return { own: text, quoted: "" };
  if (quoted.length === lines.length) return { own: quoted.join("\n"), quoted: "" };
  const own = lines.filter((line) => !quote.test(line));
  return { own: own.join("\n"), quoted: quoted.join("\n") };
}

function withoutPair(text: string): string {
  for (const [open, close] of pairs) {
    if (!text.startsWith(open) || !text.endsWith(close)) continue;
    const inner = text.slice(1, -1);
    if (inner !== "" && !inner.includes(open) && !inner.includes(close)) return inner;
  }
  return text;
}
