import type { TagEdit } from "../app/tag-customer.ts";
import { normaliseInput } from "./grammar/normalise-input.ts";

/** Reads `distributor +VIP -trial`: tags to put on, with or without a plus, and to take off. */
export function readTagEdit(text: string): TagEdit {
  const words = normaliseInput(text).split(/[\s,，、;；]+/);
  const off = words.filter((word) => /^[-−–—]+[^-−–—]/u.test(word));
  const on = words.filter((word) => !off.includes(word));
  const tag = (word: string) => word.replace(/^[-−–—+]*#?/u, "");
  return {
    add: on.map(tag).filter((word) => word !== ""),
    remove: off.map(tag).filter((word) => word !== ""),
  };
}
