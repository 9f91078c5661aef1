import type {
  Bounds,
  CustomerFilter,
  DaysAsked,
  SizeAsked,
  TouchesAsked,
} from "../../core/search/customer-filter.ts";
import { findLanguage } from "../../core/search/find-language.ts";
import { addDays } from "../../core/time/civil-date.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { dateSpan } from "../calendar/holiday-span.ts";

/** How a search was read: `Turkey · silent ≥90 days`, and what of it was not; empty where it asks for nothing. */
export function searchRead(
  filter: CustomerFilter,
  unread: readonly string[],
  speak: Speaker,
): string {
  const missed = unread.map((words) => speak.t("find.unread", { words }));
  const except = whoTheyAre(filter.except ?? {}, speak).map((list) =>
    speak.t("find.by.except", { list }),
  );
  return [...whoTheyAre(filter, speak), ...except, ...whatHappened(filter, speak), ...missed].join(
    speak.t("list.dot"),
  );
}

function whoTheyAre(filter: CustomerFilter, speak: Speaker): string[] {
  const { countries, regions, industries, tiers, stages, tags, owners, words } = filter;
  const listed = (all: readonly string[]) => all.join(speak.t("list.comma"));
  const read: string[] = [];
  if (countries) read.push(listed(countries.map((one) => speak.country(one))));
  if (regions) read.push(listed(regions.map((one) => speak.sentenceOf("region.", one))));
  if (tiers) read.push(speak.t("find.by.tiers", { list: listed(tiers) }));
  if (stages) read.push(listed(stages.map((one) => speak.t(`stage.${one}`))));
  if (tags) read.push(speak.t("find.by.tags", { list: listed(tags) }));
  if (industries) read.push(speak.t("find.by.industries", { list: listed(industries) }));
  if (words) read.push(speak.t("find.by.words", { list: words.join(" ") }));
  if (owners)
    read.push(
      owners.length === 0
        ? speak.t("find.by.unowned")
        : speak.t("find.by.owners", { list: listed(owners) }),
    );
  return read;
}

function whatHappened(filter: CustomerFilter, speak: Speaker): string[] {
  const { silentDays, orders, ordered, unordered, birthdays, due, touched, untouched } = filter;
  const within = (days: DaysAsked) => ({ days: spanText(days, speak) });
  const read: string[] = [];
  if (silentDays) read.push(silence(silentDays, speak));
  if (orders) read.push(orderCount(orders, speak));
  if (ordered) read.push(speak.t("find.by.ordered", within(ordered)));
  if (unordered) read.push(speak.t("find.by.unordered", within(unordered)));
  if (birthdays) read.push(speak.t("find.by.birthdays", within(birthdays)));
  if (filter.coolsWithin !== undefined)
    read.push(speak.t("find.by.cooling", { count: filter.coolsWithin }));
  if (due === "overdue") read.push(speak.t("find.by.overdue"));
  else if (due?.from !== undefined)
    read.push(speak.t("find.by.due", within({ from: due.from, to: due.to })));
  else if (due) read.push(speak.t("find.by.due-until", { day: speak.day(due.to) }));
  if (touched) read.push(touches(touched, true, speak));
  if (untouched) read.push(touches(untouched, false, speak));
  for (const kind of filter.owed ?? []) read.push(speak.t(`find.by.owed-${kind}`));
  if (filter.isStopped) read.push(speak.t("find.by.stopped"));
  for (const field of filter.lacks ?? []) read.push(speak.t(`find.by.lacks-${field}`));
  read.push(...whatIsKnown(filter, speak));
  if (filter.isReorderDue) read.push(speak.t("find.by.reorder-due"));
  return read;
}

function whatIsKnown(filter: CustomerFilter, speak: Speaker): string[] {
  const listed = (all: readonly string[]) => all.join(speak.t("list.comma"));
  const read: string[] = [];
  for (const [field, words] of [
    ["product", filter.products],
    ["source", filter.sources?.map(({ typed }) => typed)],
    ["size", filter.sizes?.map((one) => sizeText(one, speak))],
    ["city", filter.cities],
    ["language", filter.languages?.map((one) => speak.language(findLanguage(one) ?? one))],
    ["class", filter.classes],
  ] as const)
    if (words) read.push(speak.t(`find.by.${field}`, { list: listed(words) }));
  for (const one of filter.temperatures ?? []) read.push(speak.t(`find.by.temperature-${one}`));
  for (const one of filter.keyKinds ?? []) read.push(speak.t(`find.by.key-${one}`));
  for (const one of filter.markets ?? []) read.push(speak.t(`market.${one}`));
  const { priorities, attitudes } = filter;
  if (priorities) {
    const list = listed(priorities.map((one) => speak.t(`priority.${one}`)));
    read.push(speak.t("find.by.priority", { list }));
  }
  if (attitudes) {
    const list = listed(attitudes.map((one) => speak.t(`attitude.${one}`)));
    read.push(speak.t("find.by.attitude", { list }));
  }
  for (const one of filter.deciders ?? [])
    read.push(
      one === "none"
        ? speak.t("find.by.no-decider")
        : speak.t("find.by.decider", { attitude: speak.t(`attitude.${one}`) }),
    );
  for (const [what, bounds] of [
    ["amount", filter.amount],
    ["expected", filter.expected],
  ] as const)
    if (bounds) read.push(speak.t(`find.by.${what}`, { bounds: sums(bounds, speak) }));
  if (filter.order) read.push(speak.t(`find.by.sort-${filter.order}`));
  return read;
}

/** A size by its name and what that means, by how many people, or as it was typed. */
function sizeText({ words, headcount, kind }: SizeAsked, speak: Speaker): string {
  const people = headcount && speak.t("find.by.headcount", { bounds: sums(headcount, speak) });
  if (kind !== undefined) return speak.t(`find.by.size-${kind}`, { people: people ?? "" });
  return people ?? words.join(speak.t("list.comma"));
}

function sums({ least, most }: Bounds, speak: Speaker): string {
  if (least === undefined) return `≤${speak.number(most ?? 0)}`;
  return most === undefined
    ? `≥${speak.number(least)}`
    : `${speak.number(least)}–${speak.number(most)}`;
}

/** Days, a whole month by its name. */
function spanText({ from, to }: DaysAsked, speak: Speaker): string {
  const isMonth =
    from.endsWith("-01") && addDays(to, 1).endsWith("-01") && from.slice(0, 7) === to.slice(0, 7);
  return isMonth ? speak.period(from.slice(0, 7)) : dateSpan(from, to, speak);
}

function silence({ least, most }: Bounds, speak: Speaker): string {
  if (least === undefined) return speak.t("find.by.silent-most", { count: most ?? 0 });
  if (most === undefined) return speak.t("find.by.silent-least", { count: least });
  return speak.t("find.by.silent-between", { least, most });
}

function orderCount({ least = 0, most }: Bounds, speak: Speaker): string {
  if (most === 0) return speak.t("find.by.no-orders");
  if (most === least) return speak.t("find.by.orders-exactly", { count: least });
  if (most !== undefined) return speak.t("find.by.orders", { least, most });
  return least <= 1 ? speak.t("find.by.has-orders") : speak.t("find.by.orders-least", { least });
}

function touches(
  { outcomes, days, isInquiry }: TouchesAsked,
  were: boolean,
  speak: Speaker,
): string {
  const span = days === undefined ? null : spanText(days, speak);
  if (isInquiry) {
    if (span === null) return speak.t(were ? "find.by.inquired" : "find.by.not-inquired");
    return speak.t(were ? "find.by.inquired-in" : "find.by.not-inquired-in", { days: span });
  }
  if (outcomes === undefined) {
    if (span === null) return speak.t(were ? "find.by.contacted-ever" : "find.by.never-contacted");
    return speak.t(were ? "find.by.contacted" : "find.by.not-contacted", { days: span });
  }
  const outcome = outcomes.map((one) => speak.t(`outcome.${one}`)).join(speak.t("list.comma"));
  if (span === null)
    return speak.t(were ? "find.by.touched-ever" : "find.by.untouched-ever", { outcome });
  return speak.t(were ? "find.by.touched" : "find.by.untouched", { outcome, days: span });
}
