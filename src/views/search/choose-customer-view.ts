import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { CustomerMatch } from "../../core/search/customer-match.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph, refCode, strong, text } from "../blocks/inline.ts";

/**
 * Asks which of several customers is meant; answering a number runs the command on it.
 * `hasMore`: not all that fit are in the list.
 */
export function chooseCustomerView(
  asked: string,
  matches: readonly CustomerMatch[],
  hasMore: boolean,
  command: string,
  speak: Speaker,
): OutboundMessage {
  const question = speak.t("card.which", { name: asked });
  const items = matches.map(({ ref, name, tier, country, city }) => {
    const place = [country === null ? "" : speak.country(country), city ?? ""].filter(Boolean);
    const details = [...place, tier].join(speak.t("list.dot"));
    return [strong(name), text(`  ${details}  `), refCode(ref)];
  });
  const blocks: Block[] = [paragraph(question), { type: "list", start: 1, items }];
  if (hasMore) blocks.push(paragraph(speak.t("card.which-more")));
  return {
    kind: "question",
    summary: question,
    blocks,
    subjects: matches.map(({ id, ref }) => ({ customerId: id, ref })),
    choices: matches.map(({ ref }) => `/${command} #${ref}`),
  };
}
