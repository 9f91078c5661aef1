import { parseReference, type Reference } from "../../core/customer/reference.ts";

/** Every `#K3F` in a normalised text; capitals, each once, in order. */
export function readReferences(text: string): Reference[] {
  const marked = text.matchAll(/# ?([a-z0-9]{3,7})(?![a-z0-9])/giu);
  const codes = [...marked].map(([, code = ""]) => code.toUpperCase());
  return [...new Set(codes.filter((code) => parseReference(code) !== null))];
}
