/** What a person reads of a markdown message, and whom it calls. */
export type ReadMarkdown = { readonly text: string; readonly pings: readonly string[] };

const markup =
  /\\([\s\S])|`([^`]*)`|<@([^>\s]+)>|!?\[((?:\\.|[^\]\\])*)\]\(([^)]*)\)|<\/?[a-z!][^>]*>|&(lt|gt|amp|quot|#\d+);|\*+|_+|~~/gi;

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

/** Reads markdown the way WeCom's client does: backslashes escape, unknown tags vanish. */
export function readMarkdown(content: string): ReadMarkdown {
  const pings: string[] = [];
  const inline = (text: string): string =>
    text.replace(markup, (_all, escaped, code, ping, linkText, url, entity): string => {
      if (ping !== undefined) pings.push(ping);
      if (linkText !== undefined) return `${inline(linkText)} ${url}`;
      return escaped ?? code ?? (ping === undefined ? (entities[entity] ?? "") : `@${ping}`);
    });
  const lines = content.split("\n").flatMap((line) => {
    if (/^\s*(---|\|( --- \|)+)\s*$/.test(line)) return [];
    const bare = line
      .replace(/^\s{0,3}#{1,6}\s+/, "")
      .replace(/^\s{0,3}>\s?/, "")
      .replace(/^\s{0,3}[-+*] /, "• ")
      .replace(/ {2}$/, "");
    return [inline(bare)];
  });
  return { text: lines.join("\n"), pings };
}
