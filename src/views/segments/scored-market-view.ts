import type { OutboundMessage } from "../../chat/message.ts";
import { type MarketScore, marketAspects } from "../../core/segments/segment.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";

/** How a market is judged from now on, and how to take it back. */
export function scoredMarketView(
  { country, undoId, ...score }: MarketScore & { readonly undoId: string },
  speak: Speaker,
): OutboundMessage {
  const judged = marketAspects.flatMap((aspect) => {
    const given = score[aspect];
    return given === null ? [] : [speak.t(`market.${aspect}`, { score: given })];
  });
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
