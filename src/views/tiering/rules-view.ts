import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { ShownRules } from "../../core/tiering/shown-rules.ts";
import type { Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { code, paragraph, text } from "../blocks/inline.ts";

const sections = ["tiers", "cadence", "complaints", "reporting", "currency"] as const;

/** The rules in force, each section in the words in which it can be changed. */
export function rulesView(
  { version, rules, at, by }: ShownRules,
  zone: Zone,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("rules.title", { version });
  const since =
    at === null
      ? speak.t("rules.usual")
      : speak.t("rules.since", { day: speak.date(civilDateAt(at, zone)), by: by ?? "–" });
  const listed = sections.flatMap((part): Block[] => [
    { type: "paragraph", inlines: [text(speak.t(`rules.${part}`))] },
    {
      type: "list",
      items: Object.entries(rules[part]).map(([name, value]) => [
        code(`${part}.${name}`),
        text(`  ${written(value)}`),
      ]),
    },
  ]);
  return {
    kind: "answer",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      paragraph(since),
      ...listed,
      paragraph(speak.t("rules.hint")),
    ],
    subjects: [],
  };
}

/** A value as it can be written back: `gapDays=15 reviewDays=182`, `KA.from=09:00`. */
function written(value: unknown, before = ""): string {
  if (Array.isArray(value)) {
    const isGaps = value.every((one) => typeof one === "number");
    const list = isGaps ? value.join("-") : JSON.stringify(value);
    return before === "" ? list : `${before}=${list}`;
  }
  if (typeof value !== "object" || value === null) {
    return before === "" ? String(value) : `${before}=${String(value)}`;
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return `${before}={}`;
  return entries
    .map(([name, inner]) => written(inner, before === "" ? name : `${before}.${name}`))
    .join("  ");
}
