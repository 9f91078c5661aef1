import { parseReference, type Reference } from "../../core/reference.ts";
import { normaliseInput } from "./normalise-input.ts";

/** Every `#K3F` in a text, also in quoted text and full width; capitals, each once, in order. */
export function findReferences(text: string): Reference[] {
  const marked = normaliseInput(text).matchAll(/# ?([a-z0-9]{3,7})(?![a-z0-9])/giu);
  const codes = [...marked].map(([, code = ""]) => code.toUpperCase());
  return [...new Set(codes.filter((code) => parseReference(code) !== null))];
}
