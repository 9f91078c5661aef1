import type { Block, OutboundMessage } from "../../chat/message.ts";
import { type DealRate, type DealRates, fewestOffers } from "../../core/orders/deal-rates.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph, strong, text } from "../blocks/inline.ts";

/** How often quotes and samples led to orders, of oneself and of those whom one leads; in private. */
export function dealRatesView(
  own: DealRates,
  led: readonly { readonly name: string; readonly rates: DealRates }[],
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("order.rates.title");
  const mine = linesOf(own, speak);
  const theirs = led.map(({ name, rates }) => ({ name, lines: linesOf(rates, speak) }));
  const few = speak.t("order.rates.few", { count: fewestOffers });
  const blocks: Block[] = [
    { type: "heading", text: title },
    ...listed(mine.length > 0 || led.length > 0 ? mine : [speak.t("order.rates.none")]),
    ...theirs.flatMap(({ name, lines }): Block[] =>
      lines.length === 0 ? [] : [{ type: "paragraph", inlines: [strong(name)] }, ...listed(lines)],
    ),
    paragraph(few),
  ];
  return { kind: "answer", summary: title, blocks, subjects: [] };
}

const listed = (lines: readonly string[]): Block[] =>
  lines.length === 0 ? [] : [{ type: "list", items: lines.map((line) => [text(line)]) }];

function linesOf(rates: DealRates, speak: Speaker): string[] {
  const { quotes, quotesByTier, pricedSamples, otherSamples } = rates;
  const said = ({ offered, ordered }: DealRate) => ({
    percent: speak.number(Math.round((ordered / offered) * 100)),
    ordered: speak.number(ordered),
    offered: speak.number(offered),
  });
  const byTier = quotesByTier.map((rate) =>
    speak.t("order.rates.tier", { ...said(rate), tier: rate.tier }),
  );
  return [
    ...(quotes === null ? [] : [speak.t("order.rates.quotes", said(quotes))]),
    ...(byTier.length === 0 ? [] : [byTier.join(speak.t("list.dot"))]),
    ...(pricedSamples === null ? [] : [speak.t("order.rates.priced-samples", said(pricedSamples))]),
    ...(otherSamples === null ? [] : [speak.t("order.rates.other-samples", said(otherSamples))]),
  ];
}
