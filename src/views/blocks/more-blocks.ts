import type { Block } from "../../chat/message.ts";
import { type Tier, tiers } from "../../core/vocabulary.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "./inline.ts";

/**
 * The end of a page that is not the last: how many follow, of which tiers where those are given, and
 * a button to go on.
 */
export function moreBlocks(
  command: string,
  rest: number,
  speak: Speaker,
  tiersOfRest: readonly Tier[] = [],
): Block[] {
  const counts = tiers
    .map((tier) => [tier, tiersOfRest.filter((one) => one === tier).length] as const)
    .filter(([, count]) => count > 0)
    .map(([tier, count]) => `${tier} ${count}`)
    .join(speak.t("list.dot"));
  const said =
    counts === ""
      ? speak.t("list.rest", { count: rest })
      : speak.t("list.rest-of", { count: rest, tiers: counts });
  return [
    paragraph(said),
    { type: "actions", buttons: [{ label: speak.t("list.more"), command }] },
  ];
}
