import type { Block, OutboundMessage } from "../../chat/message.ts";
import { tiers } from "../../core/vocabulary.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph, text } from "../../views/blocks/inline.ts";
import { fewestInGroup, type Treatment } from "./fairness.core.ts";

type Fairness = {
  readonly byTier: readonly Treatment[];
  readonly byBand: readonly Treatment[];
  readonly currency: string;
  /** Sums of money that were conceded in a currency without a rate. */
  readonly unrated: number;
};

/** How customers were treated by tier and by turnover: how many, what was conceded; nothing of few. */
export function fairnessView(
  { byTier, byBand, currency, unrated }: Fairness,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("favour.fair.title");
  const part = (heading: string, groups: readonly Treatment[]): Block[] =>
    groups.length === 0
      ? []
      : [
          paragraph(heading),
          {
            type: "list",
            items: groups.map((group) => [text(treatmentText(group, currency, speak))]),
          },
        ];
  return {
    kind: "answer",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      ...part(speak.t("favour.fair.by-tier"), byTier),
      ...part(speak.t("favour.fair.by-band"), byBand),
      ...(byTier.length === 0 ? [paragraph(speak.t("favour.fair.none"))] : []),
      ...(unrated === 0 ? [] : [paragraph(speak.t("favour.fair.unrated", { count: unrated }))]),
      paragraph(speak.t("favour.fair.note")),
      paragraph(speak.t("favour.creed")),
    ],
    subjects: [],
  };
}

function treatmentText(
  { of, customers, figures }: Treatment,
  currency: string,
  speak: Speaker,
): string {
  const name = isTier(of) ? of : speak.t(`favour.fair.band.${of}`);
  const count = speak.t("favour.fair.count", { name, n: customers });
  if (figures === null)
    return [count, speak.t("favour.fair.few", { fewest: fewestInGroup })].join(speak.t("list.dot"));
  const { favoured, meanPercent, perThousand } = figures;
  return [
    count,
    speak.t("favour.fair.favoured", { count: favoured }),
    ...(meanPercent === null
      ? []
      : [speak.t("favour.fair.percent", { percent: speak.number(meanPercent, 1) })]),
    ...(perThousand === null || perThousand === 0
      ? []
      : [
          speak.t("favour.fair.per-thousand", {
            sum: `${currency} ${speak.number(perThousand, 1)}`,
            currency,
          }),
        ]),
  ].join(speak.t("list.dot"));
}

const isTier = (of: Treatment["of"]): of is (typeof tiers)[number] =>
  (tiers as readonly string[]).includes(of);
