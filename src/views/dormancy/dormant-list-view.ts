import type { Conversation } from "../../chat/event.ts";
import type { Block, Inline, OutboundMessage } from "../../chat/message.ts";
import type { DormantCustomer, DormantPage } from "../../core/dormancy/dormant-customer.ts";
import type { CustomerFilter } from "../../core/search/customer-filter.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";
import { moreBlocks } from "../blocks/more-blocks.ts";
import { customerRow } from "../customer/customer-row.ts";
import { rowButtons } from "../customer/row-buttons.ts";
import { channelText } from "../customer/stop-text.ts";
import { searchRead } from "../search/search-read.ts";
import { openerText, stakeText } from "./dormant-texts.ts";

/** Circumstances of a list of the dormant. */
export type DormantContext = {
  /** Command line of the next page. */
  readonly nextLine: string;
  readonly audience: Conversation["kind"];
  /** Handle of the member who reads it: their own customers need no owner. */
  readonly reader: string;
  /** What was asked for besides, and the words of it that nobody could read. */
  readonly filter: CustomerFilter;
  readonly unread: readonly string[];
  /** Whether it was asked in words, which name no number of days: then the first line does. */
  readonly isAsked: boolean;
};

/**
 * Customers who have fallen silent, each with what is known of them and how to begin; in a group
 * without what is private.
 */
export function dormantListView(
  { customers, total, firstNumber, afterDays }: DormantPage,
  { nextLine, audience, reader, filter, unread, isAsked }: DormantContext,
  speak: Speaker,
): OutboundMessage {
  const isGroup = audience === "group";
  const read = searchRead(filter, unread, speak);
  const all = speak.t("dormant.title", { count: total });
  const meant = isAsked ? speak.t("dormant.meant", { days: afterDays }) : "";
  const title = [all, meant, read].filter((one) => one !== "").join(speak.t("list.dot"));
  const rest = total - firstNumber + 1 - customers.length;
  const blocks: Block[] = [{ type: "heading", text: title }];
  if (customers.length === 0) blocks.push(paragraph(speak.t("dormant.none")));
  else
    blocks.push({
      type: "list",
      start: firstNumber,
      items: customers.map((one) => row(one, audience, reader, speak)),
      ...(isGroup ? {} : { buttons: customers.map(({ ref }) => rowButtons(ref, ["card"], speak)) }),
    });
  if (!isGroup && firstNumber === 1)
    blocks.push(paragraph(speak.t("dormant.rule", { days: afterDays })));
  const isLast = rest <= 0;
  if (!isLast) blocks.push(...moreBlocks(nextLine, rest, speak));
  return {
    kind: customers.length > 0 ? "list" : "answer",
    summary: title,
    blocks,
    subjects: customers.map(({ id, ref }) => ({ customerId: id, ref })),
    firstNumber,
    ...(isLast ? {} : { more: nextLine }),
  };
}

function row(
  customer: DormantCustomer,
  audience: Conversation["kind"],
  reader: string,
  speak: Speaker,
): Inline[] {
  const { owner, silentDays, country, stops } = customer;
  const place = country === null ? "" : speak.country(country);
  if (audience === "group") return customerRow({ ...customer, presses: [place] }, audience, speak);
  const presses = [
    speak.t(silence(customer), { days: silentDays }),
    stakeText(customer, speak),
    channelText(stops, speak),
    owner === null || owner === reader ? "" : owner,
    place,
  ];
  return customerRow({ ...customer, presses, why: [openerText(customer, speak)] }, audience, speak);
}

function silence({ isUnknown, isTouched }: DormantCustomer) {
  if (!isUnknown) return "list.silent";
  return isTouched ? "dormant.never-answered" : "list.since-created";
}
