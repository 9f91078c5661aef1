const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/**
 * Text for a field that Slack reads as its markup: with `<` escaped it calls nobody
 * (https://docs.slack.dev/messaging/formatting-message-text#escaping).
 */
export const escapeText = (text: string): string =>
  text.replace(/[&<>]/g, (character) => entities[character] ?? character);

/** What a person wrote, from how Slack delivers it: mentions, channels and links as words. */
export const unescapeText = (text: string): string =>
  text
    .replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_, target: string, label: string | undefined) =>
      wordsOf(target, label),
    )
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");

function wordsOf(target: string, label: string | undefined): string {
  const sign = target.charAt(0);
  if (sign === "@" || sign === "#") return `${sign}${label ?? target.slice(1)}`;
  if (sign === "!") return label ?? `@${target.slice(1)}`;
  const address = target.replace(/^mailto:|^tel:/, "");
  const isSame = label === undefined || address.replace(/^https?:\/\//, "").startsWith(label);
  return isSame ? (label ?? address) : `${label} ${address}`;
}
