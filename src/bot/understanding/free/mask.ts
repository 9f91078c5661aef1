import type { Mention } from "../../../core/search/callable.ts";
import type { Tier } from "../../../core/vocabulary.ts";
import type { PlacedReading } from "../../grammar/find-dates.ts";

/** What was found in a text, with its place. */
export type Span = { readonly from: number; readonly to: number } & (
  | { readonly type: "customer"; readonly mention: Mention }
  | { readonly type: "member"; readonly handle: string }
  | { readonly type: "date"; readonly date: PlacedReading }
  | { readonly type: "amount"; readonly value: number; readonly currency: string | null }
  | { readonly type: "phone" | "email"; readonly value: string }
  | { readonly type: "country"; readonly country: string }
  | { readonly type: "tier"; readonly tier: Tier }
  | { readonly type: "number" }
);

/** The mask that stands for a span when its clause is read; null: its words are read themselves. */
export function maskOf(span: Span): string | null {
  switch (span.type) {
    case "customer":
      return span.mention.by === "person" ? "{P}" : "{C}";
    case "member":
      return "{M}";
    case "date": {
      const { points, isNumeric, isDeadline } = span.date.reading;
      if (points === "today") return null;
      if (points === "either") return isNumeric || isDeadline ? "{D}" : "{W}";
      return points === "back" ? "{PD}" : "{D}";
    }
    case "amount":
      return "{A}";
    case "phone":
      return "{PH}";
    case "email":
      return "{EM}";
    case "country":
      return "{L}";
    case "tier":
      return "{TIER}";
    case "number":
      return "{N}";
  }
}

/** A part of a text with masks in place of what was found in it. */
export function masked(text: string, spans: readonly Span[], from = 0, to = text.length): string {
  let made = "";
  let at = from;
  for (const span of spans) {
    if (span.from < at || span.to > to) continue;
    const mask = maskOf(span);
    if (mask === null) continue;
    made += text.slice(at, span.from) + mask;
    at = span.to;
  }
  return made + text.slice(at, to);
}
