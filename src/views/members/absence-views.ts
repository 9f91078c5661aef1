import type { OutboundMessage } from "../../chat/message.ts";
import type { Absence } from "../../core/members/absence.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { daysText, typedDays } from "../blocks/days-text.ts";
import { code, paragraph, text } from "../blocks/inline.ts";

/** The days off that somebody has noted, and how to note more. */
export function absencesView(absences: readonly Absence[], speak: Speaker): OutboundMessage {
  const title = speak.t(absences.length === 0 ? "off.none" : "off.yours");
  return {
    kind: "answer",
    summary: title,
    blocks: [
      paragraph(title),
      ...(absences.length === 0
        ? []
        : [
            {
              type: "list" as const,
              items: absences.map((days) => [text(daysText(days, speak))]),
            },
          ]),
      { type: "paragraph", inlines: [text(speak.t("off.how")), code(speak.t("off.example"))] },
    ],
    subjects: [],
  };
}

/** Days off are noted: what that means, how to lend the list, how to take it back. */
export function awayView(days: Absence, speak: Speaker): OutboundMessage {
  const title = speak.t("off.noted", { days: daysText(days, speak) });
  return {
    kind: "answer",
    summary: title,
    blocks: [
      paragraph(title),
      paragraph(speak.t("off.meaning")),
      {
        type: "paragraph",
        inlines: [
          text(speak.t("off.lend")),
          code(speak.t("off.lend-line", { range: typedDays(days) })),
        ],
      },
      {
        type: "actions",
        buttons: [{ label: speak.t("off.cancel"), command: `/off cancel ${days.from}` }],
      },
    ],
    subjects: [],
  };
}

/** Days off are taken back. */
export function backView(absences: readonly Absence[], speak: Speaker): OutboundMessage {
  const days = absences.map((one) => daysText(one, speak)).join(speak.t("list.comma"));
  const title = speak.t("off.cancelled", { days });
  return { kind: "answer", summary: title, blocks: [paragraph(title)], subjects: [] };
}
