import words from "./weekly-words.core.json" with { type: "json" };

/** What is said behind “every week”. */
export type WeeklySaid =
  | { readonly type: "lists" }
  /** A list on another day of the week, on which none comes. */
  | { readonly type: "other-day" }
  /** A saved search by its name; `team`: null where it does not go to a group, empty where nobody says whose. */
  | { readonly type: "list"; readonly name: string; readonly team: string | null };

/**
 * Reads `一 推送 沉默A`, `A-silent`, `土耳其老客 发到群`, `A-silent to the group East`, `名单`. `names` are those of the saved
 * searches. Null: it tells of something else. A search that is not known is taken for one only where the
 * words say that it is to be pushed.
 */
export function readWeekly(said: string, names: readonly string[]): WeeklySaid | null {
  // A name may begin as a day does: `一线客户`.
  const isName = named(splitGroup(said.trim()).head, names) !== undefined;
  const text = (isName ? null : after(words.days, said)) ?? said.trim();
  const [other] = otherDay.exec(text) ?? [];
  if (other !== undefined && readWeekly(text.slice(other.length), names)?.type === "list")
    return { type: "other-day" };
  if (words.lists.includes(text.toLowerCase())) return { type: "lists" };
  const { head, team } = splitGroup(text);
  const pushed = after(words.push, head);
  const name = named(head, names) ?? (pushed === null ? undefined : named(pushed, names));
  if (name !== undefined) return { type: "list", name, team };
  const unknown = (pushed ?? head).trim();
  const isPushed = team !== null || (pushed !== null && isSaid(head));
  return isPushed && /^[^\s:：,，]{1,24}$/u.test(unknown)
    ? { type: "list", name: unknown, team }
    : null;
}

const otherDay =
  /^(?:[二三四五六日天2-6]|(?:tuesday|wednesday|thursday|friday|saturday|sunday)s?(?![a-z]))/iu;

const named = (said: string, names: readonly string[]): string | undefined =>
  names.find((one) => one.toLowerCase() === said.trim().toLowerCase());

/** Words of a push that are nothing else: a single `发` begins talk. */
const isSaid = (head: string): boolean => /^(?:推送|推给我|发给我|给我|push|send me)/i.test(head);

/** Which group a list goes to, and what stands before that. */
function splitGroup(text: string): { readonly head: string; readonly team: string | null } {
  const shape = text.toLowerCase();
  const [at, word] = words.group
    .map((one) => [shape.lastIndexOf(one), one] as const)
    .find(([place]) => place > 0) ?? [-1, ""];
  return at === -1
    ? { head: text, team: null }
    : { head: text.slice(0, at).trim(), team: text.slice(at + word.length).trim() };
}

/** What follows the first of these words that a text begins with; null: none. */
function after(all: readonly string[], text: string): string | null {
  const trimmed = text.trim();
  const shape = trimmed.toLowerCase();
  const word = all.find(
    (one) =>
      shape.startsWith(one) &&
      !/^[a-z\d]/i.test(/[a-z\d]$/.test(one) ? shape.slice(one.length) : ""),
  );
  return word === undefined ? null : trimmed.slice(word.length).replace(/^[\s:：]+/u, "");
}
