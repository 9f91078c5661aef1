import { parseReference } from "../core/reference.ts";
import type { LogTarget } from "./grammar/log-entry.ts";
import { normaliseInput } from "./grammar/normalise-input.ts";

/** The customer that a text begins with, if it does, and what follows. */
export type Split = { readonly targets: readonly LogTarget[]; readonly rest: string };

/** A customer as a command's text begins with it. */
export const writtenTarget = (target: LogTarget): string =>
  "ref" in target ? `#${target.ref}` : `${target.number}`;

/**
 * Takes the one customer that a command's text begins with, `#K3F`, `K3F` or a list number, from
 * what follows. A code with `#` is taken even where no customer can have it.
 */
export function splitTarget(text: string): Split {
  const clean = normaliseInput(text);
  const head = /^(#?) ?([a-z0-9]+)(?![a-z0-9/.-])[:：,，]?\s*/iu.exec(clean);
  const [whole = "", sign, code = ""] = head ?? [];
  const rest = clean.slice(whole.length);
  if (sign === "#" || parseReference(code) !== null) {
    return { targets: [{ ref: code.toUpperCase() }], rest };
  }
  if (/^\d{1,3}$/.test(code)) return { targets: [{ number: Number(code) }], rest };
  return { targets: [], rest: clean };
}
