import type { Conversation } from "../../chat/event.ts";
import type { Block, Inline, OutboundMessage } from "../../chat/message.ts";
import { catchUpDays } from "../../core/cadence/catch-up.ts";
import type { DayItem, DayList, ShiftedGroup } from "../../core/cadence/day-list.ts";
import type { DueCustomer } from "../../core/cadence/due-customer.ts";
import { waitingIn } from "../../core/cadence/waiting-in.ts";
import { maskName } from "../../core/customer/mask-name.ts";
import type { Zone } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph, refCode, strong, text } from "../blocks/inline.ts";
import { moreBlocks } from "../blocks/more-blocks.ts";
import { waitingLine } from "../owed/waiting-line.ts";
import { whyNow } from "./why-now.ts";

/** Countries that one line of shifted customers names. */
const mostCountries = 4;

/**
 * The follow-up list of a member's day in their clock. In a group the names are masked and nothing
 * is said of why and how.
 */
export function dayListView(
  list: DayList,
  zone: Zone,
  audience: Conversation["kind"],
  speak: Speaker,
): OutboundMessage {
  const title = titleOf(list, zone, speak);
  const isGroup = audience === "group";
  const more = list.rest.length > 0 ? `/today ${list.page + 1}` : undefined;
  const items = list.items.map((item) => line(item, list, zone, isGroup, speak));
  const blocks: Block[] = [{ type: "heading", text: title }];
  if (list.catchUp !== undefined) blocks.push(paragraph(catchUpLine(list, list.catchUp, speak)));
  blocks.push(...waitingLine(list.waiting ?? [], list.now, isGroup, speak));
  const isNobodyDue = items.length + list.shifted.length === 0;
  // Those whose hours are over come last: if one is first, nobody else is left.
  const isNobodyOpen = items.length === 0 || list.items[0]?.state === "missed";
  if (isNobodyDue) blocks.push(paragraph(speak.t("today.none")));
  else if (isNobodyOpen) blocks.push(paragraph(speak.t("today.none-open")));
  if (items.length > 0) blocks.push({ type: "list", start: list.firstNumber, items });
  if (list.isCapped) blocks.push(paragraph(speak.t("today.capped-note", { total: list.total })));
  blocks.push(...list.shifted.map((group) => paragraph(shiftedLine(group, speak))));
  if (list.next !== null) blocks.push(nextLine(list.next, zone, isGroup, speak));
  if (more !== undefined) blocks.push(...moreBlocks(more, list.rest.length, speak, list.rest));
  const named = list.next === null ? list.items.map((item) => item.customer) : [list.next];
  return {
    kind: items.length > 0 ? "list" : "answer",
    summary: title,
    blocks,
    subjects: named.map(({ id, ref }) => ({ customerId: id, ref })),
    firstNumber: list.firstNumber,
    ...(more === undefined ? {} : { more }),
  };
}

function titleOf(list: DayList, zone: Zone, speak: Speaker): string {
  const { date, time } = civilAt(list.now, zone);
  const title = speak.t(list.showsOwner ? "today.all-title" : "today.title", {
    total: list.isCapped ? speak.t("today.capped", { total: list.total }) : list.total,
    day: speak.day(date),
    city: speak.city(zone),
    time,
  });
  if (list.pages === 1) return title;
  return title + speak.t("list.page", { page: list.page, pages: list.pages });
}

function catchUpLine(
  { items }: DayList,
  { day, total }: NonNullable<DayList["catchUp"]>,
  speak: Speaker,
): string {
  const today = items.length;
  return day === 1
    ? speak.t("today.piled-up", { total, days: catchUpDays, today })
    : speak.t("today.catching-up", { total, days: catchUpDays, day, today });
}

function line(
  item: DayItem,
  { now, showsOwner, lenders = [] }: DayList,
  zone: Zone,
  isGroup: boolean,
  speak: Speaker,
): Inline[] {
  const { customer } = item;
  const isWaiting = waitingIn(customer.reasons) !== null;
  const mark = text(`${isWaiting ? "⏳" : markOf(item, now, zone, speak)}  `);
  const tier = text(`${customer.tier}  `);
  if (isGroup) {
    const place = customer.country === null ? "" : `  ${speak.country(customer.country)}`;
    return [mark, tier, strong(maskName(customer.name)), text(`${place}  `), refCode(customer.ref)];
  }
  const there = `${customer.city ?? speak.city(customer.zone)} ${civilAt(now, customer.zone).time}  `;
  const { owner } = customer;
  const by = owner === null ? "" : ownerText(owner, showsOwner, lenders.includes(owner), speak);
  const why = text(`${by}  ${whyNow(customer, now, speak)}  `);
  return [mark, text(there), tier, strong(customer.name), why, refCode(customer.ref)];
}

function ownerText(owner: string, isShown: boolean, isLent: boolean, speak: Speaker): string {
  if (isLent) return speak.t("list.lent", { owner });
  return isShown ? speak.t("list.owner", { owner }) : "";
}

function markOf({ state, at }: DayItem, now: number, zone: Zone, speak: Speaker): string {
  const { date, time } = civilAt(at, zone);
  switch (state) {
    case "open":
      return speak.t("today.open", { left: speak.left(Math.floor((at - now) / 60_000)) });
    case "later":
      return speak.t("today.later", { time });
    case "missed":
      return speak.t("today.missed", { day: speak.day(date), time });
  }
}

function shiftedLine(group: ShiftedGroup, speak: Speaker): string {
  const named = group.countries.slice(0, mostCountries).map(speak.country);
  const list = named.join(speak.t("list.comma"));
  const isAll = named.length === group.countries.length;
  const where = isAll ? list : speak.t("list.and-more", { list });
  return speak.t(`today.shifted.${group.because}`, {
    name: group.name === null ? "" : speak.holiday(group.name),
    countries: list === "" ? "" : speak.t("today.countries", { list: where }),
    total: group.count,
    day: speak.day(group.to),
  });
}

function nextLine(next: DueCustomer, zone: Zone, isGroup: boolean, speak: Speaker): Block {
  const { date, time } = civilAt(next.opensAt, zone);
  const when = { day: speak.day(date), time };
  const said = isGroup
    ? speak.t("today.next-masked", when)
    : speak.t("today.next", { ...when, name: next.name });
  return { type: "paragraph", inlines: [text(`${said} `), refCode(next.ref)] };
}
