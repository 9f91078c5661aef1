import type { Conversation } from "../../chat/event.ts";
import type { Block, Inline, OutboundMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph, text } from "../../views/blocks/inline.ts";
import { named } from "../../views/customer/named.ts";
import type { CheckCount, CompanyCheck } from "./company-check.core.ts";

/** Most customers that are named. */
const mostNamed = 5;

/**
 * Whether a company is in the system: how often and whether owned. In private those that the asker
 * sees anyway are named; of all others nothing is told. It never says that a company is free.
 */
export function companyCheckView(
  asked: string,
  { exact, similar, common, seen, left }: CompanyCheck,
  audience: Conversation["kind"],
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("check.title", { text: asked });
  const answer = foundText(exact, similar, speak);
  const mine = audience === "group" ? [] : seen.slice(0, mostNamed);
  return {
    kind: "answer",
    summary: `${title} ${answer}`,
    blocks: [
      { type: "heading", text: title },
      paragraph(answer),
      ...(mine.length === 0 ? [] : [seenBlock(mine, seen.length - mine.length, speak)]),
      ...(common === 0 ? [] : [paragraph(speak.t("check.common", { count: common }))]),
      paragraph(speak.t("check.left", { count: left })),
    ],
    subjects: mine.map(({ id, ref }) => ({ customerId: id, ref })),
  };
}

function seenBlock(mine: CompanyCheck["seen"], more: number, speak: Speaker): Block {
  const names = mine.flatMap((customer, index): Inline[] => [
    ...(index === 0 ? [] : [text(speak.t("list.comma"))]),
    ...named(customer, "direct"),
  ]);
  const rest = more === 0 ? [] : [text(` ${speak.t("check.more", { count: more })}`)];
  return { type: "paragraph", inlines: [text(speak.t("check.seen")), ...names, ...rest] };
}

const sum = ({ owned, free }: CheckCount): number => owned + free;

/** What was found as a sentence, and whether it has an owner: of those that are the same, where any are. */
function foundText(exact: CheckCount, similar: CheckCount, speak: Speaker): string {
  const [same, alike] = [sum(exact), sum(similar)];
  if (same === 0 && alike === 0) return speak.t("check.none");
  if (same === 0)
    return speak.t("check.similar", { count: alike, whose: ownership(similar, speak) });
  const told = speak.t("check.exact", { count: same, whose: ownership(exact, speak) });
  return alike === 0 ? told : `${told} ${speak.t("check.also", { count: alike })}`;
}

function ownership({ owned, free }: CheckCount, speak: Speaker): string {
  if (owned === 0) return speak.t("check.public");
  return speak.t(free === 0 ? "check.owned" : "check.mixed");
}
