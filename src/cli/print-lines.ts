/**
 * Prints lines as they come. Where there is none a person is told why, on stderr: what reads stdout
 * gets nothing, as it should. `none` is null where nobody reads along (`--json`).
 */
export async function printLines(
  lines: Iterable<string> | AsyncIterable<string>,
  none: string | null,
): Promise<void> {
  let isNone = true;
  for await (const line of lines) {
    isNone = false;
    console.log(line);
  }
  if (isNone && none !== null) console.error(none);
}
