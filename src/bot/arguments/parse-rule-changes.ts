import { Refusal } from "../../errors.ts";

/**
 * Reads `cadence.C.gapDays=45 tiers.score.industries.furniture=3` as a change to lay over the rules.
 * Values are JSON, `1-1-2-3` is a list of numbers, anything else is text. Throws `Refusal`
 * `which-rule`.
 */
export function parseRuleChanges(text: string): unknown {
  let change: Nested = {};
  for (const part of text.trim().split(/\s+/)) {
    const [, path = "", value = ""] = /^([A-Za-z][\w.]*[\p{L}\w])=(.+)$/u.exec(part) ?? [];
    if (path === "") throw new Refusal("which-rule");
    change = put(change, path.split("."), readValue(value));
  }
  return change;
}

type Nested = { readonly [name: string]: unknown };

function put(base: Nested, [name = "", ...rest]: readonly string[], value: unknown): Nested {
  if (rest.length === 0) return { ...base, [name]: value };
  const inner = base[name];
  const nested = typeof inner === "object" && inner !== null ? (inner as Nested) : {};
  return { ...base, [name]: put(nested, rest, value) };
}

function readValue(text: string): unknown {
  if (/^\d+(-\d+)+$/.test(text)) return text.split("-").map(Number);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
