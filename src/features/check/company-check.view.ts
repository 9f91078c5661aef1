import type { OutboundMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../../views/blocks/inline.ts";
import type { CheckCount, CompanyCheck } from "./company-check.core.ts";

/** Whether a company is in the system: how often and whether owned, never by whom or as what. */
export function companyCheckView(
  asked: string,
  { exact, similar, left }: CompanyCheck,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("check.title", { text: asked });
  const found = [
    countText("check.exact", exact, speak),
    countText("check.similar", similar, speak),
    ownership(sum(exact) > 0 ? exact : similar, speak),
  ].filter((part) => part !== "");
  const answer = found.length === 0 ? speak.t("check.free") : found.join(speak.t("list.dot"));
  return {
    kind: "answer",
    summary: `${title} ${answer}`,
    blocks: [
      { type: "heading", text: title },
      paragraph(answer),
      paragraph(speak.t("check.left", { count: left })),
    ],
    subjects: [],
  };
}

const sum = ({ owned, free }: CheckCount): number => owned + free;

const countText = (
  key: "check.exact" | "check.similar",
  count: CheckCount,
  speak: Speaker,
): string => (sum(count) === 0 ? "" : speak.t(key, { count: sum(count) }));

function ownership({ owned, free }: CheckCount, speak: Speaker): string {
  if (owned === 0) return free === 0 ? "" : speak.t("check.public");
  return speak.t(free === 0 ? "check.owned" : "check.mixed");
}
