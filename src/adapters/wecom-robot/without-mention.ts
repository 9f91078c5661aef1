/**
 * What was said in a group without the robot's own mention, which stands first or, less often, last.
 * A name that holds a space is only known where it is configured; then it is found anywhere.
 */
export function withoutMention(text: string, name: string | undefined): string {
  const clean = text.trim();
  const own = name === undefined ? -1 : clean.indexOf(`@${name}`);
  if (name !== undefined && own >= 0) {
    return `${clean.slice(0, own)}${clean.slice(own + 1 + name.length).trimStart()}`.trim();
  }
  return clean.startsWith("@") ? clean.replace(/^@\S+\s*/u, "") : clean.replace(/\s+@\S+$/u, "");
}
