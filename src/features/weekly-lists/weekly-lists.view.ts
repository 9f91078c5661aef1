import type { Block, Inline, OutboundMessage } from "../../chat/message.ts";
import type { FoundCustomer } from "../../core/search/found-customer.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { endBlocks } from "../../views/blocks/end-blocks.ts";
import { paragraph, refCode, strong, text } from "../../views/blocks/inline.ts";
import { customerRow } from "../../views/customer/customer-row.ts";
import type { FoundWeekly, WeeklyList } from "./weekly-list.core.ts";

/** Of each list so many customers are named in a member's morning. */
const mostNamed = 3;

/** Where a list comes, in words. */
const whereOf = (team: WeeklyList["team"], speak: Speaker): string =>
  team === null ? speak.t("weekly.to-you") : speak.t("weekly.to-team", { team: team.name });

/** That a saved search comes from now on, and how that ends. */
export function weeklyStartedView(
  name: string,
  team: WeeklyList["team"],
  undoId: string,
  speak: Speaker,
): OutboundMessage {
  const said = speak.t(team === null ? "weekly.started" : "weekly.started-team", {
    name,
    team: team?.name ?? "",
  });
  const end = speak.t("weekly.how-to-stop", { name });
  return {
    kind: "answer",
    summary: said,
    blocks: [paragraph(said), paragraph(end), ...endBlocks([], undoId, speak)],
    subjects: [],
  };
}

/** That lists do not come any more. */
export function weeklyStoppedView(
  lists: readonly WeeklyList[],
  undoId: string,
  speak: Speaker,
): OutboundMessage {
  const said = speak.t("weekly.stopped", { name: lists[0]?.name ?? "" });
  return {
    kind: "answer",
    summary: said,
    blocks: [paragraph(said), ...endBlocks([], undoId, speak)],
    subjects: [],
  };
}

/** What comes every week, with a button that ends each. */
export function weeklyListsView(lists: readonly WeeklyList[], speak: Speaker): OutboundMessage {
  const title = speak.t(lists.length === 0 ? "weekly.none" : "weekly.yours");
  const how = paragraph(speak.t("weekly.how"));
  if (lists.length === 0)
    return { kind: "answer", summary: title, blocks: [paragraph(title), how], subjects: [] };
  const items = lists.map(({ name, team }): Inline[] => [
    strong(name),
    text(speak.t("list.dot") + whereOf(team, speak)),
  ]);
  const buttons = [...new Set(lists.map(({ name }) => name))].map((name) => ({
    label: speak.t("weekly.stop", { name }),
    command: buttonLine("weekly-stop", name),
  }));
  return {
    kind: "answer",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      { type: "list", items },
      how,
      paragraph(speak.t("weekly.others")),
      { type: "actions", buttons },
    ],
    subjects: [],
  };
}

/** A member's lists in their morning: how many each finds, the first of them, and a button for all. */
export function ownWeeklyView(found: readonly FoundWeekly[], speak: Speaker): OutboundMessage {
  const title = speak.t("weekly.title");
  const named = found.flatMap(({ page }) => page.customers.slice(0, mostNamed));
  return {
    kind: "notice",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      { type: "list", items: found.map((one) => line(one, speak)) },
      {
        type: "actions",
        buttons: found
          .filter(({ page }) => page.total > 0)
          .map(({ name }) => ({ label: name, command: buttonLine("find", name) })),
      },
    ],
    subjects: named.map(({ id, ref }) => ({ customerId: id, ref })),
  };
}

function line({ name, page }: FoundWeekly, speak: Speaker): Inline[] {
  const { total, customers } = page;
  const count = total === 0 ? speak.t("weekly.nobody") : speak.t("weekly.count", { count: total });
  const shown = customers.slice(0, mostNamed);
  return [
    strong(name),
    text(`${speak.t("list.dot")}${count}`),
    ...shown.flatMap(({ name: customer, tier, ref }) => [
      text(`\n${customer} · ${tier} · `),
      refCode(ref),
    ]),
  ];
}

/** A team's lists for its group: how many each finds, and the first of them, masked unless the team reads whole names. */
export function teamWeeklyView(
  found: readonly FoundWeekly[],
  { of, showsNames }: { readonly of: string; readonly showsNames: boolean },
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("weekly.team-title", { of });
  const customers = found.flatMap(({ page }) => page.customers);
  let next = 1;
  const blocks = found.flatMap(({ name, page }): Block[] => {
    const start = next;
    next += page.customers.length;
    const rest = page.total - page.customers.length;
    const said = page.total === 0 ? "weekly.list-nobody" : "weekly.list-count";
    return [
      paragraph(speak.t(said, { name, count: page.total })),
      ...(page.total === 0
        ? []
        : [
            {
              type: "list" as const,
              start,
              items: page.customers.map((one) => masked(one, showsNames, speak)),
            },
          ]),
      ...(rest > 0 ? [paragraph(speak.t("weekly.more", { count: rest }))] : []),
    ];
  });
  return {
    kind: "digest",
    summary: title,
    blocks: [{ type: "heading", text: title }, ...blocks, paragraph(speak.t("weekly.claim"))],
    subjects: customers.map(({ id, ref }) => ({ customerId: id, ref })),
  };
}

/** What a group may read of a customer of a list. */
function masked(
  { ref, name, tier, country, untouchedDays }: FoundCustomer,
  showsNames: boolean,
  speak: Speaker,
): Inline[] {
  const presses = [
    country === null ? "" : speak.country(country),
    speak.t("list.silent", { days: untouchedDays }),
  ];
  return customerRow({ ref, name, tier, presses }, showsNames ? "direct" : "group", speak);
}
