import type { Block } from "../../chat/message.ts";
import type { ClosureCustomer } from "../../core/calendar/closure-notice.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";
import { customerRow } from "../customer/customer-row.ts";

/** How a group is shown: its first number, how many have room, whether the line names the country. */
type Showing = {
  readonly start: number;
  readonly most: number;
  readonly namesCountry: boolean;
};

/** A group of customers under a line of its own. */
export function closureList(
  title: string,
  customers: readonly ClosureCustomer[],
  { start, most, namesCountry }: Showing,
  speak: Speaker,
): Block[] {
  if (customers.length === 0) return [];
  const shown = customers.slice(0, most);
  const rest = customers.length - shown.length;
  return [
    paragraph(title),
    ...(shown.length === 0 ? [] : [{ type: "list" as const, start, items: shown.map(line) }]),
    ...(rest > 0 ? [paragraph(speak.t("closures.more", { count: rest }))] : []),
  ];

  function line(one: ClosureCustomer) {
    const { country, lastOrderOn } = one;
    const place = namesCountry || country === null ? "" : speak.country(country);
    return customerRow(
      { ...one, presses: [place, orderText(lastOrderOn, speak)] },
      "direct",
      speak,
    );
  }
}

/** The customer as an item of a push. */
export const closureItem = (
  { ref, name, tier, dueOn, lastOrderOn, country }: ClosureCustomer,
  speak: Speaker,
) => ({
  ref,
  customer: name,
  tier,
  due: dueOn,
  why: orderText(lastOrderOn, speak) || (country === null ? tier : speak.country(country)),
});

const orderText = (on: ClosureCustomer["lastOrderOn"], speak: Speaker): string =>
  on === null ? "" : speak.t("closures.ordered-on", { date: speak.date(on) });
