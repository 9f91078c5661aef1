import { shapeOf } from "./words/normalise-input.ts";

/** `key:one,two`, or a plain word (no key). A comparison sign belongs to the value. */
export type FindPart = { readonly key: string | null; readonly values: readonly string[] };

/**
 * Splits a normalised search into its parts. A key is letters before `:` or before a comparison
 * (`silent>90`); values are separated by commas, and one in quotes may hold spaces and commas.
 */
export function splitFind(text: string): FindPart[] {
  const shape = shapeOf(text).replaceAll("\n", " ");
  const parts: FindPart[] = [];
  for (let at = 0; at < shape.length; ) {
    const key = keyAt(shape, at);
    const { values, end } = valuesAt(text, shape, key === null ? at : key.end, key !== null);
    if (key !== null) parts.push({ key: text.slice(at, at + key.length), values });
    else if (values.length > 0) parts.push({ key: null, values });
    at = Math.max(end, at + 1);
    while (shape.charAt(at) === " ") at++;
  }
  return parts;
}

function keyAt(shape: string, at: number): { length: number; end: number } | null {
  const found = /^(\p{L}[\p{L}-]{0,19}) ?(?:: ?(?!\/\/)|(?=[<>=≤≥]))/u.exec(
    shape.slice(at, at + 26),
  );
  return found && { length: found[1]?.length ?? 0, end: at + found[0].length };
}

/** Values from a position on: a list after a key, else one. None where the next key begins. */
function valuesAt(text: string, shape: string, from: number, isList: boolean) {
  const values: string[] = [];
  let end = from;
  for (let at = from; at < shape.length; ) {
    if (isList && keyAt(shape, at) !== null && shape.charAt(at - 1) === " ") break;
    const close = shape.charAt(at) === '"' ? shape.indexOf('"', at + 1) : -1;
    const isQuoted = close > 0;
    end = isQuoted ? close + 1 : at;
    while (!isQuoted && end < shape.length && !(isList ? " ," : " ").includes(shape.charAt(end)))
      end++;
    const value = isQuoted ? text.slice(at + 1, close).trim() : text.slice(at, end);
    if (value !== "") values.push(value);
    const comma = isList ? /^ ?, ?/.exec(shape.slice(end, end + 3))?.[0].length : undefined;
    if (comma === undefined) break;
    at = end + comma;
    end = at;
  }
  return { values, end };
}
