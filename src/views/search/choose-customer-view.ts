import type { Block, OutboundMessage } from "../../chat/message.ts";
import { citySaid } from "../../core/places/city-said.ts";
import type { CustomerMatch } from "../../core/search/customer-match.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";
import { customerRow } from "../customer/customer-row.ts";

/**
 * Asks which of several customers is meant; a number or a button runs the command on it.
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
  const items = matches.map((one) => {
    const place = [
      one.country === null ? "" : speak.country(one.country),
      one.city === null ? "" : (citySaid(one.city, one.country, speak.locale) ?? one.city),
    ];
    return customerRow({ ...one, presses: place }, "direct", speak);
  });
  const buttons = matches.map(({ ref }) => ({ label: `#${ref}`, command: `/${command} #${ref}` }));
  const blocks: Block[] = [
    paragraph(question),
    { type: "list", start: 1, items, buttons: buttons.map((button) => [button]) },
    { type: "actions", buttons, isOfRows: true },
  ];
  if (hasMore) blocks.push(paragraph(speak.t("card.which-more")));
  return {
    kind: "question",
    summary: question,
    blocks,
    subjects: matches.map(({ id, ref }) => ({ customerId: id, ref })),
    choices: buttons.map((button) => button.command),
  };
}
