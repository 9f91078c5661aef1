/** What ends a mention: a four-per-em space on phones, a plain one on computers. */
const end = "[\\u2005\\s]";

/** Any mention that stands first. */
const firstMention = /^\s*@(?:[^\u2005\n]*\u2005|\S+\s+)/u;

/**
 * A group's text without the mentions of any of these names, which are ours; null where it mentions
 * none. `isSure`: the puppet says that we are mentioned, so that a name not known here is one too.
 */
export function withoutMention(
  text: string,
  names: readonly string[],
  isSure: boolean,
): string | null {
  const known = names
    .toSorted((one, other) => other.length - one.length)
    .map((name) => name.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
    .join("|");
  const ours = new RegExp(`@(?:${known})(?:${end}|${isSure ? "" : "$"})`, "gu");
  const rest = known === "" ? text : text.replaceAll(ours, "");
  if (rest !== text) return rest.trim();
  return isSure ? text.replace(firstMention, "").trim() : null;
}
