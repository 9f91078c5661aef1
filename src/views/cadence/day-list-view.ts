import type { Conversation } from "../../chat/event.ts";
import type { Block, Inline, OutboundMessage } from "../../chat/message.ts";
import { catchUpDays } from "../../core/cadence/catch-up.ts";
import type { DayItem, DayList, LaterDays, ShiftedGroup } from "../../core/cadence/day-list.ts";
import type { DueCustomer } from "../../core/cadence/due-customer.ts";
import { isUrgent } from "../../core/cadence/is-urgent.ts";
import { waitingIn } from "../../core/cadence/waiting-in.ts";
import type { CivilDate, Zone } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import { daysBetween } from "../../core/time/civil-date.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { paragraph, refCode, text } from "../blocks/inline.ts";
import { moreBlocks } from "../blocks/more-blocks.ts";
import { customerRow } from "../customer/customer-row.ts";
import { cityText } from "../customer/place-text.ts";
import { dueActs, rowButtons } from "../customer/row-buttons.ts";
import { waitingLine } from "../owed/waiting-line.ts";
import { searchRead } from "../search/search-read.ts";
import { planParts } from "../touch/goal-text.ts";
import { dayMark } from "./day-mark.ts";
import { whyNowParts } from "./why-now.ts";

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
  nextLine = `/today ${list.page + 1}`,
): OutboundMessage {
  const title = titleOf(list, zone, speak);
  const isGroup = audience === "group";
  const more = list.rest.length > 0 ? nextLine : undefined;
  const items = list.items.map((item) => row(item, list, zone, audience, speak));
  const blocks: Block[] = [{ type: "heading", text: title }];
  if (list.catchUp !== undefined) blocks.push(paragraph(catchUpLine(list, list.catchUp, speak)));
  blocks.push(...waitingLine(list.waiting ?? [], list.now, isGroup, speak));
  const isNobodyDue = items.length + list.shifted.length === 0;
  if (isNobodyDue) blocks.push(paragraph(noneLine(list, zone, isGroup, speak)));
  else if (list.isNobodyOpen) blocks.push(paragraph(speak.t("today.none-open")));
  if (items.length > 0) {
    // Of others' customers one reads; what happened is recorded by who owns them.
    const acts = list.showsOwner ? (["card"] as const) : dueActs;
    const buttons = list.items.map(({ customer }) => rowButtons(customer.ref, acts, speak));
    const acting = isGroup ? {} : { buttons };
    blocks.push({ type: "list", start: list.firstNumber, items, ...acting });
  }
  const { batched = 0, filter } = list;
  if (batched > 0) blocks.push(paragraph(speak.t("today.batch", { count: batched })));
  if (list.later !== undefined) blocks.push(...laterBlocks(list.later, speak));
  if (isOfBatch(filter) && items.length > 1 && !isGroup)
    blocks.push(paragraph(speak.t("today.batch-text")), {
      type: "letter",
      text: speak.t("today.batch-letter"),
      language: "en",
    });
  if (list.isCapped) blocks.push(paragraph(speak.t("today.capped-note", { total: list.total })));
  blocks.push(...list.shifted.map((group) => paragraph(shiftedLine(group, speak))));
  if (list.next !== null) blocks.push(nextDueLine(list.next, zone, isGroup, speak));
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

/** For how many the day has no room, when they are to come, and a button that shows them all the same. */
function laterBlocks({ most, placed }: LaterDays, speak: Speaker): Block[] {
  const counts = new Map<CivilDate, number>();
  for (const day of placed.values()) counts.set(day, (counts.get(day) ?? 0) + 1);
  const days = [...counts].map(([day, count]) =>
    speak.t("today.later-day", { day: speak.day(day), count }),
  );
  const list = days.join(speak.t("list.dot"));
  return [
    paragraph(speak.t("today.later-days", { most, count: placed.size, days: list })),
    {
      type: "actions",
      buttons: [{ label: speak.t("today.whole"), command: buttonLine("today", "all") }],
    },
  ];
}

/** Whether it is the list of those who are one line in the whole day. */
const isOfBatch = (filter: DayList["filter"]): boolean =>
  filter?.tiers?.length === 1 && filter.tiers[0] === "E";

/** Days within which somebody falls due where the rules are set as they should be. */
const soonDays = 14;

/** Nobody is due; where nobody will be for long, how to change that. */
function noneLine(
  { next, now, filter }: DayList,
  zone: Zone,
  isGroup: boolean,
  speak: Speaker,
): string {
  if (filter !== undefined) return speak.t("today.none-of");
  const isLong = next !== null && daysBetween(civilAt(now, zone).date, next.dueOn) > soonDays;
  return isLong && !isGroup
    ? speak.t("today.none-soon", { days: soonDays, ref: next.ref })
    : speak.t("today.none");
}

function titleOf(list: DayList, zone: Zone, speak: Speaker): string {
  const { date, time } = civilAt(list.now, zone);
  const title = speak.t(list.showsOwner ? "today.all-title" : "today.title", {
    total: list.isCapped ? speak.t("today.capped", { total: list.total }) : list.total,
    day: speak.day(date),
    city: speak.city(zone),
    time,
  });
  const read = list.filter === undefined ? "" : searchRead(list.filter, [], speak);
  const said = read === "" ? title : `${title}${speak.t("list.dot")}${read}`;
  if (list.pages === 1) return said;
  return said + speak.t("list.page", { page: list.page, pages: list.pages });
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

function row(
  item: DayItem,
  { now, showsOwner, lenders = [], plans }: DayList,
  zone: Zone,
  audience: Conversation["kind"],
  speak: Speaker,
): Inline[] {
  const { customer } = item;
  const { country, owner } = customer;
  if (audience === "group") {
    const mark = waitingIn(customer.reasons) !== null ? "⏳" : dayMark(item, now, zone, speak);
    const place = country === null ? "" : speak.country(country);
    return customerRow({ ...customer, presses: [mark, place] }, audience, speak);
  }
  const mark = dayMark(item, now, zone, speak);
  const there = `${cityText(customer, speak)} ${civilAt(now, customer.zone).time}`;
  const by = owner === null ? "" : ownerText(owner, showsOwner, lenders.includes(owner), speak);
  const { late, why: reasons, last } = whyNowParts(customer, now, speak);
  const [goal = "", topic = ""] = planParts(plans?.get(customer.id), speak);
  const why = [goal, ...reasons, topic, last];
  // Whose customer a lent one is comes before where they are, which is left out where there is no room.
  const isLent = owner !== null && lenders.includes(owner);
  const presses = isLent ? [mark, by, there] : [mark, there, by];
  const told = isUrgent(customer, now) ? { urgent: late, why } : { why: [late, ...why] };
  return customerRow({ ...customer, presses, ...told }, audience, speak);
}

function ownerText(owner: string, isShown: boolean, isLent: boolean, speak: Speaker): string {
  if (isLent) return speak.t("list.lent", { owner });
  return isShown ? owner : "";
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

function nextDueLine(next: DueCustomer, zone: Zone, isGroup: boolean, speak: Speaker): Block {
  const { date, time } = civilAt(next.opensAt, zone);
  const when = { day: speak.day(date), time };
  const said = isGroup
    ? speak.t("today.next-masked", when)
    : speak.t("today.next", { ...when, name: next.name });
  return { type: "paragraph", inlines: [text(`${said} `), refCode(next.ref)] };
}
