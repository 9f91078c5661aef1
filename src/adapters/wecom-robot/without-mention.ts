/**
 * What was said in a group without the robot's own mention, which stands first. A name that holds a
 * space is only known where it is configured.
 */
export function withoutMention(text: string, name: string | undefined): string {
  const start = text.trimStart();
  const own = name === undefined ? null : `@${name}`;
  if (own !== null && start.startsWith(own)) return start.slice(own.length).trimStart();
  return start.replace(/^@\S+\s*/u, "");
}
