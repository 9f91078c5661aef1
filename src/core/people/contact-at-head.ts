/** A note from where the name of the person spoken with may stand. */
export type Addressed = {
  readonly text: string;
  /** Whether a word such as `with` comes before it. */
  readonly isLed: boolean;
};

/** The shortest part of a name that can stand for it, in characters. */
const shortestPart = 3;

/**
 * The contact whom a note begins with: by the full name, or by a part of it that no other contact of
 * the customer has. Without a word before it such as `with` (`isLed`) a part counts only where the
 * sentence breaks after it: `Will send it` names no Will. Null when nobody is named there, or somebody
 * else of them is named as well: who it was is never guessed.
 */
export function contactAtHead<Contact extends { readonly id: string; readonly name: string }>(
  { text: note, isLed }: Addressed,
  contacts: readonly Contact[],
): Contact | null {
  const lower = note.toLowerCase();
  const text = isLed ? lower : note;
  const named = contacts.flatMap((contact) => {
    const others = contacts.filter(({ id }) => id !== contact.id);
    const shared = others.flatMap(({ name }) => partsOf(name));
    const parts = partsOf(contact.name)
      .filter((part) => !shared.includes(part))
      .map((part) => (isLed ? part.toLowerCase() : part));
    const isNamed =
      isIn(lower, contact.name.toLowerCase()) || parts.some((part) => isIn(text, part));
    return isNamed ? [{ contact, parts }] : [];
  });
  const [one, ...others] = named;
  if (one === undefined || others.length > 0) return null;
  if (isAt(lower, 0, one.contact.name.toLowerCase())) return one.contact;
  const part = one.parts.find((form) => isAt(text, 0, form));
  return part !== undefined && (isLed || breaks.test(text.slice(part.length))) ? one.contact : null;
}

/** Nothing more, a mark, or another script. */
const breaks = /^\s*(?:$|[^\s\p{Script=Latin}\p{Script=Cyrillic}\p{N}'’-])/u;

const letter = /[\p{L}\p{M}\p{N}'’-]/u;
const han = /\p{Script=Han}/u;

/** Parts of a name that may stand for it; a Chinese name has none. */
const partsOf = (name: string): string[] =>
  name.split(/[\s,]+/).filter((part) => part.length >= shortestPart && /^\p{Lu}/u.test(part));

const isIn = (text: string, name: string): boolean => {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (isAt(text, at, name)) return true;
  return false;
};

/** Whether a name stands at a position as whole words; Chinese needs no spaces around it. */
function isAt(text: string, at: number, name: string): boolean {
  const isApart = (inside: string, outside: string) =>
    !letter.test(outside) || han.test(inside) || han.test(outside);
  const end = at + name.length;
  return (
    name.length > 1 &&
    text.startsWith(name, at) &&
    isApart(name.charAt(0), text.charAt(at - 1)) &&
    isApart(name.charAt(name.length - 1), text.charAt(end))
  );
}
