/** Words of a locale: sentences, lists of words, or groups of them. */
export type Words = { readonly [key: string]: string | readonly string[] | Words };

/**
 * Both together, group by group, lists of words one after the other. Throws when both say the same
 * sentence; `where` names it in the error, as `en.messages.today.title`.
 */
export function joinWords(before: Words, more: Words, where: string): Words {
  const all: Record<string, Words[string]> = { ...before };
  for (const [key, said] of Object.entries(more)) {
    const known = all[key];
    const path = `${where}.${key}`;
    if (known === undefined) all[key] = said;
    else if (isGroup(known) && isGroup(said)) all[key] = joinWords(known, said, path);
    else if (Array.isArray(known) && Array.isArray(said)) all[key] = [...known, ...said];
    else throw new Error(`said twice: ${path}`);
  }
  return all;
}

const isGroup = (said: Words[string]): said is Words =>
  typeof said === "object" && !Array.isArray(said);
