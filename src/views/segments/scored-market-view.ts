import type { OutboundMessage } from "../../chat/message.ts";
import type { MarketScore } from "../../core/segments/segment.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";

/** How a market is judged from now on, and how to take it back. */
export function scoredMarketView(
  { country, competition, strength, undoId }: MarketScore & { readonly undoId: string },
  speak: Speaker,
): OutboundMessage {
  const judged = [
    competition === null ? "" : speak.t("market.competition", { score: competition }),
    strength === null ? "" : speak.t("market.strength", { score: strength }),
  ].filter((part) => part !== "");
  const said = `✅ ${[speak.country(country), ...judged].join(speak.t("list.dot"))}`;
  return {
    kind: "answer",
    summary: said,
    blocks: [
      paragraph(said),
      paragraph(speak.t("undo.hint")),
      {
        type: "actions",
        buttons: [{ label: speak.t("undo.button"), command: `/undo ${undoId}` }],
      },
    ],
    subjects: [],
  };
}
