import type { Inline, OutboundMessage } from "../../chat/message.ts";
import type { DormantOfTeam, DormantTeamList } from "../../core/dormancy/dormant-customer.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";
import { customerRow } from "../customer/customer-row.ts";

/**
 * A team's dormant customers for its group: how many, and the first of them by reference, masked name
 * (whole where the team reads whole names), tier, country, silence, and what is at stake as a band.
 * Whoever replies takes one over.
 */
export function teamDormantView(
  list: DormantTeamList,
  { of, showsNames }: { readonly of: string; readonly showsNames: boolean },
  speak: Speaker,
): OutboundMessage {
  const { total, tiers, neverOrdered } = list.count;
  const { customers } = list;
  const title = speak.t("dormant.count-title", { count: total, of });
  const steps = tiers.map(({ tier, count }) => `${tier} ${speak.number(count)}`);
  return {
    kind: "digest",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      paragraph(steps.join(speak.t("list.dot"))),
      ...(neverOrdered > 0
        ? [paragraph(speak.t("dormant.never-ordered", { count: neverOrdered }))]
        : []),
      {
        type: "list",
        start: 1,
        items: customers.map((one) => row(one, list, showsNames, speak)),
      },
      ...(total > customers.length
        ? [paragraph(speak.t("dormant.more-of-team", { count: total - customers.length }))]
        : []),
      paragraph(speak.t("dormant.claim-hint", { ref: customers[0]?.ref ?? "" })),
      paragraph(speak.t("dormant.count-hint")),
    ],
    subjects: customers.map(({ id, ref }) => ({ customerId: id, ref })),
  };
}

function row(
  one: DormantOfTeam,
  { currency, bounds }: DormantTeamList,
  showsNames: boolean,
  speak: Speaker,
): Inline[] {
  const { country, silentDays, band, orderCount } = one;
  const [small = "", middle = "", large = ""] = bounds.map((bound) => speak.number(bound));
  const presses = [
    country === null ? "" : speak.country(country),
    speak.t("list.silent", { days: silentDays }),
    band !== null
      ? speak.t(`dormant.band.${band}`, { currency, small, middle, large })
      : orderCount === 0
        ? speak.t("dormant.no-orders")
        : "",
  ];
  return customerRow({ ...one, presses }, showsNames ? "direct" : "group", speak);
}
