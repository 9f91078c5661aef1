/** What a person sees of a markdown message in DingTalk. */
export type Reading = {
  readonly text: string;
  readonly pictures: readonly { readonly alt: string; readonly mediaId: string }[];
};

/** Escaped signs travel as private characters, so that no later step takes them for markup. */
const hide = (sign: string) => String.fromCharCode(0xe000 + sign.charCodeAt(0));
const show = (text: string) =>
  text.replaceAll(/[\uE000-\uE0FF]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xe000));

/**
 * Reads DingTalk's subset as its clients do: lines run together unless they end in two spaces,
 * ordered lists count from 1, a mark of a heading needs no space after it, HTML is not shown.
 */
export function readMarkdown(markdown: string): Reading {
  const pictures: { alt: string; mediaId: string }[] = [];
  const shown: string[] = [];
  for (const block of markdown
    .replaceAll(/\\([!-/:-@[-`{-~])/g, (_, sign) => hide(sign))
    .split(/\n\s*\n/)) {
    let lines: string[] = [];
    let isBroken = true;
    let number = 0;
    for (const line of block.split("\n")) {
      if (/^\s*([=-])\1*\s*$/.test(line)) continue;
      const [, heading] = /^\s*#{1,6}\s*(.*?)\s*#*\s*$/.exec(line) ?? [];
      const [, quote] = /^\s*>\s?(.*)$/.exec(line) ?? [];
      const [, bullet] = /^\s*[-+*]\s+(.*)$/.exec(line) ?? [];
      const [, ordered] = /^\s*\d+[.)]\s+(.*)$/.exec(line) ?? [];
      const body = heading ?? quote ?? bullet ?? ordered;
      number = ordered === undefined ? number : number + 1;
      const mark = bullet !== undefined ? "• " : ordered !== undefined ? `${number}. ` : "";
      const text = (mark + (body ?? line)).trim();
      const isJoined = !isBroken && (body === undefined || quote !== undefined);
      lines = isJoined ? [...lines.slice(0, -1), `${lines.at(-1)} ${text}`] : [...lines, text];
      isBroken = / {2}$/.test(line) || heading !== undefined;
    }
    shown.push(show(inline(lines.join("\n"), pictures)));
  }
  return { text: shown.join("\n"), pictures };
}

function inline(text: string, pictures: { alt: string; mediaId: string }[]): string {
  return emphasis(
    text
      .replaceAll(/!\[([^\]]*)\]\(([^)]*)\)/g, (_, alt, mediaId) => {
        pictures.push({ alt: show(alt), mediaId });
        return "";
      })
      .replaceAll(/\[([^\]]*)\]\(([^)]*)\)/g, "$1 $2")
      .replaceAll(/`([^`]+)`/g, "$1")
      .replaceAll(/<(https?:[^>]*)>/g, "$1")
      .replaceAll(/<[a-zA-Z/!][^>]*>/g, "")
      .replaceAll(/&(lt|gt|amp|quot|nbsp);/g, (_, name) => entities[name as keyof typeof entities]),
  );
}

const entities = { lt: "<", gt: ">", amp: "&", quot: '"', nbsp: " " };

/** Marks count only where CommonMark lets them stand; others are shown. */
function emphasis(text: string): string {
  let read = text;
  for (const mark of ["\\*\\*", "__", "~~", "\\*", "_"]) {
    const pair = new RegExp(`(.?)${mark}(\\S|\\S.*?\\S)${mark}(.?)`, "gsu");
    read = read.replaceAll(pair, (whole, before: string, inner: string, after: string) => {
      const first = show(inner).slice(0, 1);
      const last = show(inner).slice(-1);
      const opens = !isSign(first) || before === "" || /\s/.test(before) || isSign(show(before));
      const closes = !isSign(last) || after === "" || /\s/.test(after) || isSign(show(after));
      const isWithin = mark === "_" && /[\p{L}\p{N}]/u.test(before + after);
      return opens && closes && !isWithin ? `${before}${inner}${after}` : whole;
    });
  }
  return read;
}

const isSign = (character: string) => /[\p{P}\p{S}]/u.test(character);
