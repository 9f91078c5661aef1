import type { Block } from "../../chat/message.ts";
import type { ClosureCustomer } from "../../core/calendar/closure-notice.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph, refCode, strong, text } from "../blocks/inline.ts";

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

  function line({ ref, name, tier, country, lastOrderOn }: ClosureCustomer) {
    const place = namesCountry || country === null ? "" : `  ${speak.country(country)}`;
    const order = orderText(lastOrderOn, speak);
    const known = order === "" ? "" : `${speak.t("list.dot")}${order}`;
    return [text(`${tier}  `), strong(name), text(`${place}${known}  `), refCode(ref)];
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
