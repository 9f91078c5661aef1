/**
 * The one thing that a word names: by its id or name, or by a part of either that no other has.
 * Null when there is none, or several.
 */
export function chooseNamed<Id extends string>(
  word: string,
  ids: readonly Id[],
  nameOf: (id: Id) => string,
): Id | null {
  const wanted = keyOf(word);
  if (wanted === "") return null;
  const keys = ids.map((id) => ({ id, keys: [keyOf(id), keyOf(nameOf(id))] }));
  const exact = keys.filter((one) => one.keys.includes(wanted));
  const near = keys.filter((one) => one.keys.some((key) => key.includes(wanted)));
  const [found, ...others] = exact.length > 0 ? exact : near;
  return found === undefined || others.length > 0 ? null : found.id;
}

const keyOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
