import type { Conversation } from "../../chat/event.ts";
import type { Block, Inline, OutboundMessage } from "../../chat/message.ts";
import { isUrgent } from "../../core/cadence/is-urgent.ts";
import { crossesWithin } from "../../core/cadence/temperature.ts";
import type { CustomerFilter } from "../../core/search/customer-filter.ts";
import type { FoundCustomer, FoundPage } from "../../core/search/found-customer.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { daysBetween } from "../../core/time/civil-date.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";
import { moreBlocks } from "../blocks/more-blocks.ts";
import { crossingText } from "../cadence/crossing-text.ts";
import { customerRow } from "../customer/customer-row.ts";
import { stopText } from "../customer/stop-text.ts";
import { searchRead } from "./search-read.ts";

/** What a search found, besides its customers. */
export type FoundContext = {
  /** What was asked for, and the words of it that nobody could read. */
  readonly filter: CustomerFilter;
  readonly unread: readonly string[];
  /** The saved search that was run, if it was one. */
  readonly name: string | null;
  /** The search was kept under this name just now. */
  readonly saved: string | null;
  /** Command line of the next page. */
  readonly nextLine: string;
  readonly audience: Conversation["kind"];
  /** Handle of the member who reads it: their own customers need no owner. */
  readonly reader: string;
};

/** A page of a search result; in a group without what is private. */
export function foundCustomersView(
  found: FoundPage,
  about: FoundContext,
  speak: Speaker,
): OutboundMessage {
  const { name, saved, nextLine } = about;
  const { customers, firstNumber, total } = found;
  const read = searchRead(about.filter, about.unread, speak);
  const title =
    name !== null
      ? speak.t("find.titled", { count: total, name })
      : read === ""
        ? speak.t("find.title", { count: total })
        : speak.t("find.title-read", { count: total, read });
  const items = customers.map((one) => row(one, found, about, speak));
  const rest = total - firstNumber + 1 - customers.length;
  const blocks: Block[] = [{ type: "heading", text: title }];
  if (items.length > 0) blocks.push({ type: "list", start: firstNumber, items });
  else blocks.push(paragraph(speak.t("find.none")));
  if (saved !== null) blocks.push(paragraph(speak.t("find.saved", { name: saved })));
  const isLast = rest <= 0;
  if (!isLast) blocks.push(...moreBlocks(nextLine, rest, speak));
  return {
    kind: items.length > 0 ? "list" : "answer",
    summary: title,
    blocks,
    subjects: customers.map(({ id, ref }) => ({ customerId: id, ref })),
    firstNumber,
    ...(isLast ? {} : { more: nextLine }),
  };
}

function row(
  customer: FoundCustomer,
  found: FoundPage,
  { filter, reader, audience }: FoundContext,
  speak: Speaker,
): Inline[] {
  const { country, owner, lastTouchAt, untouchedDays: days, orderCount } = customer;
  const place = country === null ? "" : speak.country(country);
  if (audience === "group") return customerRow({ ...customer, presses: [place] }, audience, speak);
  const whyThem = whyFound(customer, filter, found, speak).join(speak.t("list.dot"));
  const { dueOn } = customer;
  const isUrgentOne =
    filter.due === "overdue" && dueOn !== null && isUrgent({ ...customer, dueOn }, found.now);
  const presses = [
    ...customer.stops.map((stop) => `⛔ ${stopText(stop, speak)}`),
    ...(isUrgentOne ? [] : [whyThem]),
  ];
  const why = [
    touchedText(lastTouchAt !== null, days, speak),
    place,
    speak.t(`stage.${customer.stage}`),
    orderCount === 0 ? "" : speak.t("list.orders", { count: orderCount }),
    owner === null || owner === reader ? "" : owner,
    ...worthTexts(customer, speak),
  ];
  const lines = found.birthdays
    .filter(({ customerId }) => customerId === customer.id)
    .map(({ name, on }) => speak.t("find.birthday", { name, day: speak.day(on) }));
  const urgent = isUrgentOne ? { urgent: whyThem } : {};
  return customerRow({ ...customer, presses, lines, ...urgent, why }, audience, speak);
}

/** What they brought and what is to be expected, where it was asked for. */
function worthTexts({ worth }: FoundCustomer, speak: Speaker): string[] {
  if (worth === null || worth.currency === null) return [];
  const { brought, expected, currency } = worth;
  const money = (sum: number) => `${currency} ${speak.number(Math.round(sum))}`;
  return [
    brought === null ? "" : speak.t("find.brought", { money: money(brought) }),
    expected === null ? "" : speak.t("find.expected", { money: money(expected) }),
  ];
}

/** When they were last in touch with us. */
function touchedText(isTouched: boolean, days: number, speak: Speaker): string {
  if (!isTouched) return speak.t("list.since-created", { days });
  return days === 0 ? speak.t("list.touched-today") : speak.t("list.untouched", { days });
}

/** What makes the customer one of those who were asked for, where the line does not say it anyway. */
function whyFound(
  { zone, dueOn, lastTwoWayAt }: FoundCustomer,
  { coolsWithin, due }: CustomerFilter,
  { now }: FoundPage,
  speak: Speaker,
): string[] {
  const told: string[] = [];
  const crossing =
    coolsWithin === undefined ? null : crossesWithin(lastTwoWayAt, now, zone, coolsWithin);
  if (crossing !== null) told.push(crossingText(crossing, speak));
  if (due !== undefined && dueOn !== null) {
    const late = daysBetween(dueOn, civilDateAt(now, zone));
    told.push(
      late > 0
        ? speak.t("find.overdue", { count: late })
        : speak.t("find.due-on", { day: speak.day(dueOn) }),
    );
  }
  return told;
}
