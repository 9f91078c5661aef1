import type { Block, Inline, OutboundMessage, Picture } from "../../chat/message.ts";
import { pageLength } from "../../core/search/page-length.ts";
import type {
  MovedInWeek,
  NamedInWeek,
  TierMove,
  WeeklyDetail,
  WeeklySummary,
} from "../../core/segments/weekly-summary.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { tiers } from "../../core/vocabulary.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { daysText } from "../blocks/days-text.ts";
import { paragraph } from "../blocks/inline.ts";
import { customerRow } from "../customer/customer-row.ts";

/** A week and its picture; `detail` only for those who may read names. */
export type ShownWeek = {
  readonly summary: WeeklySummary;
  readonly detail?: WeeklyDetail;
  /** The days ended before today: how customers stand is not of them. */
  readonly isPast?: boolean;
  /** Whose week: the team's name, or the member's. */
  readonly of: string;
  /** What else is told of it. */
  readonly more?: readonly Block[];
  /** Null where none could be drawn. */
  readonly picture: Omit<Picture, "alt"> | null;
};

/** Key accounts and owners that one message names. */
const most = 10;
/** Customers that moved, or came back, and are named. */
const mostMoved = 3;
const pageOf = <One>(all: readonly One[]) => all.slice(0, pageLength(all.length, most));

function pictureBlock({ picture, summary }: ShownWeek, speak: Speaker): Block {
  const alt = weekInWords(summary, speak);
  return picture === null ? paragraph(alt) : { type: "image", picture: { ...picture, alt } };
}

/**
 * The weekly summary: first the key accounts that have gone cold and those about to, then customers by
 * tier, moves, adherence, those who buy again, and last what is well.
 */
export function weeklySummaryView(week: ShownWeek, speak: Speaker): OutboundMessage {
  const { summary, detail, of } = week;
  const title = speak.t("week.title", {
    of,
    days: daysText(summary, speak),
  });
  const cold = pageOf(detail?.cold ?? []);
  const cooling = pageOf(detail?.cooling ?? []);
  const moved = (detail?.moved ?? []).slice(0, mostMoved);
  const regained = (detail?.regained ?? []).slice(0, mostMoved);
  const blocks: Block[] = [
    { type: "heading", text: title },
    ...(week.isPast === true ? [paragraph(speak.t("week.past"))] : []),
    ...coldBlocks(summary, cold, speak),
    ...coolingBlocks(summary, cooling, cold.length + 1, speak),
    pictureBlock(week, speak),
    ...lostBlocks(summary, speak),
    paragraph(movesLine(summary, speak)),
    ...namedBlocks(moved, summary.to, speak),
    paragraph(adherenceLine(summary, speak)),
    ...reachedBlocks(summary, speak),
    ...namedBlocks(regained, summary.to, speak),
    ...returningBlocks(summary, speak),
    ...(week.more ?? []),
    ...noneCoolingBlocks(summary, speak),
  ];
  if (detail !== undefined && detail.overdue.length > 0) {
    blocks.push(paragraph(overdueLine(detail, speak)));
  }
  return {
    kind: "summary",
    summary: title,
    blocks,
    subjects: [...cold, ...cooling, ...moved, ...regained].map(({ customerId, ref }) => ({
      customerId,
      ref,
    })),
  };
}

/** What the picture shows, a line each: customers by tier, what changed, and adherence by week. */
function weekInWords({ byTier, from, trend }: WeeklySummary, speak: Speaker): string {
  const count = byTier.reduce((sum, one) => sum + one.count, 0);
  const list = (parts: readonly string[]) => parts.join(speak.t("list.dot"));
  const steps = list(byTier.map((one) => `${one.tier} ${speak.number(one.count)}`));
  const changed = byTier.filter(({ change }) => change !== 0);
  const changes = list(changed.map(({ tier, change }) => `${tier} ${signed(change, speak)}`));
  const told = trend.slice(
    Math.max(
      0,
      trend.findIndex(({ due }) => due > 0),
    ),
  );
  const weeks = told
    .map(({ due, onTime }) => (due === 0 ? "–" : speak.number(Math.round((100 * onTime) / due))))
    .join(" ");
  return [
    speak.t("week.tiers-in-words", { count, steps }),
    ...(changed.length === 0
      ? []
      : [speak.t("week.changes-in-words", { day: speak.day(addDays(from, -1)), changes })]),
    ...(trend.filter(({ due }) => due > 0).length < 2
      ? []
      : [speak.t("week.trend-in-words", { count: told.length, weeks })]),
  ].join("\n");
}

const signed = (value: number, speak: Speaker): string =>
  `${value > 0 ? "+" : "−"}${speak.number(Math.abs(value))}`;

function lostBlocks({ lost }: WeeklySummary, speak: Speaker): Block[] {
  return lost === 0 ? [] : [paragraph(speak.t("week.lost", { count: lost }))];
}

function movesLine({ moves }: WeeklySummary, speak: Speaker): string {
  if (moves.length === 0) return speak.t("week.no-moves");
  const isUp = ({ from, to }: TierMove) => tiers.indexOf(to) < tiers.indexOf(from);
  const told = (key: "up" | "down", some: readonly TierMove[]) =>
    some.length === 0
      ? []
      : [
          speak.t(`week.${key}`, {
            total: some.reduce((sum, move) => sum + move.count, 0),
            moves: some
              .map(({ from, to, count }) => `${from}→${to} ${count}`)
              .join(speak.t("list.comma")),
          }),
        ];
  return [
    ...told("up", moves.filter(isUp)),
    ...told(
      "down",
      moves.filter((move) => !isUp(move)),
    ),
  ].join("\n");
}

function adherenceLine({ adherence, trend }: WeeklySummary, speak: Speaker): string {
  if (adherence.length === 0) return speak.t("week.nothing-due");
  const all = {
    due: adherence.reduce((sum, one) => sum + one.due, 0),
    onTime: adherence.reduce((sum, one) => sum + one.onTime, 0),
  };
  const said = speak.t("week.adherence", {
    ...all,
    percent: Math.round((100 * all.onTime) / all.due),
    tiers: adherence
      .map(({ tier, due, onTime }) => `${tier} ${onTime}/${due}`)
      .join(speak.t("list.dot")),
  });
  const before = trend.at(-2);
  if (before === undefined || before.due === 0) return said;
  const percent = Math.round((100 * before.onTime) / before.due);
  return [said, speak.t("week.adherence-before", { percent })].join(speak.t("list.dot"));
}

/** With how many new customers and old ones there was a contact, and how many came back. */
function reachedBlocks({ reached, regained }: WeeklySummary, speak: Speaker): Block[] {
  const { fresh, known } = reached;
  const said = [
    ...(fresh + known === 0 ? [] : [speak.t("week.reached", { fresh, known })]),
    ...(regained === 0 ? [] : [speak.t("week.regained", { count: regained })]),
  ];
  return said.length === 0 ? [] : [paragraph(said.join(speak.t("list.dot")))];
}

/** Customers by name, with whose they are and the day of the next step. */
function namedBlocks(
  customers: readonly (NamedInWeek & Partial<Pick<MovedInWeek, "from" | "to">>)[],
  to: CivilDate,
  speak: Speaker,
): Block[] {
  if (customers.length === 0) return [];
  const items = customers.map(({ ref, name, owner, dueOn, ...move }): Inline[] => {
    const tier = move.from === undefined ? "" : `${move.from} → ${move.to}`;
    const presses = [owner ?? speak.t("week.nobody"), nextStep(dueOn, to, speak)];
    return customerRow({ ref, name, tier, presses }, "direct", speak);
  });
  return [{ type: "list", items }];
}

/** The day of the next step with a customer, seen from the last of the days that are told. */
function nextStep(dueOn: CivilDate | null, to: CivilDate, speak: Speaker): string {
  if (dueOn === null) return "";
  return speak.t(dueOn < to ? "next.overdue" : "week.next", { day: speak.day(dueOn) });
}

/** Who has gone cold already, with the names for those who may read them. */
function coldBlocks(
  { cold, to }: WeeklySummary,
  accounts: WeeklyDetail["cold"],
  speak: Speaker,
): Block[] {
  if (cold.length === 0) return [];
  const count = cold.reduce((sum, one) => sum + one.count, 0);
  const lines = cold
    .map((one) =>
      cold.length === 1
        ? speak.t("week.all-beyond", { line: one.line })
        : speak.t("week.beyond", { line: one.line, count: one.count }),
    )
    .join(speak.t("list.comma"));
  const told = paragraph(speak.t("week.cold", { count, lines }));
  const items = accounts.map(({ name, owner, days, dueOn, ref }): Inline[] => {
    const whose = owner === null ? speak.t("week.nobody") : owner;
    const since = speak.t("week.silent-for", { count: days });
    return customerRow(
      { ref, name, tier: "KA", presses: [since, whose, nextStep(dueOn, to, speak)] },
      "direct",
      speak,
    );
  });
  return items.length === 0 ? [told] : [told, { type: "list", start: 1, items }];
}

/** Who is about to go cold, numbered from `start` for those who may read the names. */
function coolingBlocks(
  { cooling, to }: WeeklySummary,
  accounts: WeeklyDetail["cooling"],
  start: number,
  speak: Speaker,
): Block[] {
  if (cooling.length === 0) return [];
  const lines = cooling.map(({ line, count }) => speak.t("week.crossing", { line, count }));
  const told = paragraph(speak.t("week.cooling", { lines: lines.join(speak.t("list.comma")) }));
  const items = accounts.map((account) => accountLine(account, to, speak));
  return items.length === 0 ? [told] : [told, { type: "list", start, items }];
}

/** That nobody is about to go cold, where that is so. */
function noneCoolingBlocks({ cold, cooling }: WeeklySummary, speak: Speaker): Block[] {
  if (cooling.length > 0) return [];
  return [paragraph(speak.t(cold.length === 0 ? "week.none-cooling" : "week.no-other-cooling"))];
}

function returningBlocks(
  { returning: { buyers, returning } }: WeeklySummary,
  speak: Speaker,
): Block[] {
  if (buyers === 0) return [];
  const percent = Math.round((100 * returning) / buyers);
  return [paragraph(speak.t("week.returning", { buyers, returning, percent }))];
}

function accountLine(
  account: WeeklyDetail["cooling"][number],
  to: CivilDate,
  speak: Speaker,
): Inline[] {
  const { name, owner, line, on, dueOn, ref } = account;
  const crosses = speak.t("week.crosses-on", { line, day: speak.day(on) });
  const whose = owner === null ? speak.t("week.nobody") : owner;
  return customerRow(
    { ref, name, tier: "KA", presses: [crosses, whose, nextStep(dueOn, to, speak)] },
    "direct",
    speak,
  );
}

function overdueLine({ overdue }: WeeklyDetail, speak: Speaker): string {
  const owners = overdue
    .slice(0, most)
    .map(({ owner, count }) => `${owner ?? speak.t("week.nobody")}\u00a0${speak.number(count)}`)
    .join(speak.t("list.comma"));
  return speak.t("week.overdue", {
    owners: overdue.length > most ? speak.t("list.and-more", { list: owners }) : owners,
  });
}
