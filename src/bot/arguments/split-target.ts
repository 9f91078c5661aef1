import { z } from "zod";
import { parseReference } from "../../core/customer/reference.ts";
import type { LogTarget } from "../grammar/log-entry.ts";

/** The customer that words begin with, if they do, and what follows. */
export type Split = {
  readonly targets: readonly LogTarget[];
  readonly rest: string;
  /** The words as a whole: what looks like a number or a reference may begin a date or a name. */
  readonly whole: string;
};

/** A customer as a command's text begins with it. */
export const writtenTarget = (target: LogTarget): string =>
  "ref" in target ? `#${target.ref}` : `${target.number}`;

/**
 * Takes the one customer that a normalised text begins with, `#K3F`, `K3F` or a list number, from
 * what follows. A code with `#` is taken even where no customer can have it.
 */
export function splitTarget(text: string): Split {
  const head = /^(#?) ?([a-z0-9]+)(?![a-z0-9/.-])[:：,，]?\s*/iu.exec(text);
  const [whole = "", sign, code = ""] = head ?? [];
  const rest = text.slice(whole.length);
  if (sign === "#" || parseReference(code) !== null) {
    return { targets: [{ ref: code.toUpperCase() }], rest, whole: text };
  }
  if (/^[1-9]\d{0,2}$/.test(code))
    return { targets: [{ number: Number(code) }], rest, whole: text };
  return { targets: [], rest: text, whole: text };
}

/** The same of all the customers in a row that it begins with: `1,3 vip`, `1-3 vip`, `K3F、M8Q vip`. */
export function splitTargets(text: string): Split {
  const first = splitRange(text) ?? splitTarget(text);
  const joint = /[,，、&]\s*$/.test(text.slice(0, text.length - first.rest.length))
    ? first.rest
    : /^\s*[、&]\s*(.*)$/s.exec(first.rest)?.[1];
  if (first.targets.length === 0 || joint === undefined) return first;
  const others = splitTargets(joint);
  return others.targets.length === 0
    ? first
    : { targets: [...first.targets, ...others.targets], rest: others.rest, whole: text };
}

/** A list holds fewer customers than a longer range. */
const longestRange = 100;

function splitRange(text: string): Split | null {
  const [head = "", from = "", to = ""] =
    /^([1-9]\d{0,2}) ?[-–~～] ?([1-9]\d{0,2})(?![\w.-])[:：,，]?\s*/u.exec(text) ?? [];
  const count = Number(to) - Number(from) + 1;
  if (head === "" || count < 1 || count > longestRange) return null;
  const targets = Array.from({ length: count }, (_, at) => ({ number: Number(from) + at }));
  return { targets, rest: text.slice(head.length), whole: text };
}

/** A customer and words that are known already. */
export const splitAs = (targets: readonly LogTarget[], rest: string): Split => ({
  targets,
  rest,
  whole: [...targets.map(writtenTarget), rest].join(" ").trim(),
});

/** The argument of a command about one customer: what follows it in a line, or a `Split` by value. */
export const aboutOne = (text = z.string()) =>
  z.union([
    text.transform(splitTarget),
    z.custom<Split>((value) => typeof value === "object" && value !== null && "targets" in value),
  ]);
