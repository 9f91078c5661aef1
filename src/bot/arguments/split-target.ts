import { z } from "zod";
import { parseReference } from "../../core/customer/reference.ts";
import type { LogTarget } from "../grammar/log-entry.ts";

/** The customer that words begin with, if they do, and what follows. */
export type Split = {
  readonly targets: readonly LogTarget[];
  readonly rest: string;
  /** Given where the whole of the latest list is meant: those of it who are not. */
  readonly allBut?: readonly LogTarget[];
  /** The words as a whole: what looks like a number or a reference may begin a date or a name. */
  readonly whole: string;
};

/** A customer as a command's text begins with it. */
export const writtenTarget = (target: LogTarget): string =>
  "ref" in target ? `#${target.ref}` : `${target.number}`;

/** What follows a number that is a share, and no row of a list: `3% for Nile`, `5个点`. */
const ofShare = /^(?:[%％]|(?:percent|pct)(?![a-z])|个?百分点|个点)/iu;

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
  if (/^[1-9]\d{0,2}$/.test(code) && !ofShare.test(rest))
    return { targets: [{ number: Number(code) }], rest, whole: text };
  return { targets: [], rest: text, whole: text };
}

/** A customer and words that are known already. */
export const splitAs = (targets: readonly LogTarget[], rest: string): Split => ({
  targets,
  rest,
  whole: [...targets.map(writtenTarget), rest].join(" ").trim(),
});

/** The whole of a list but some, and words that are known already. */
export const splitAsWhole = (allBut: readonly LogTarget[], rest: string): Split => ({
  ...splitAs([], rest),
  allBut,
});

/** The argument of a command about one customer: what follows it in a line, or a `Split` by value. */
export const aboutOne = (text = z.string()) =>
  z.union([
    text.transform(splitTarget),
    z.custom<Split>((value) => typeof value === "object" && value !== null && "targets" in value),
  ]);

/** What follows a command about several customers in a line, or whom it is about by value. */
export type About = string | Split;

/** The argument of a command about one customer or several. */
export const aboutSeveral = () =>
  z.union([
    z.string(),
    z.custom<Split>((value) => typeof value === "object" && value !== null && "targets" in value),
  ]);
