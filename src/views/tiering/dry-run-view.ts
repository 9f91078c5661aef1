import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { DryRun } from "../../core/tiering/dry-run.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";
import { customerRow } from "../customer/customer-row.ts";
import { tierReasons } from "./tier-reasons.ts";

/**
 * Who would move under changed rules, what `rates` they bring, and how to apply them: `changes`, as
 * typed.
 */
export function dryRunView(
  run: DryRun,
  rates: string,
  changes: string,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("rules.dry-run");
  const blocks: Block[] = [
    { type: "heading", text: title },
    ...[...(rates === "" ? [] : [rates]), ...dryRunLines(run, speak)].map(paragraph),
  ];
  if (run.newOnes.length > 0) {
    blocks.push({
      type: "list",
      items: run.newOnes.map(({ ref, name, proposal: { from, to, because } }) => {
        const presses = [tierReasons(because, speak)];
        return customerRow({ ref, name, tier: `${from} → ${to}`, presses }, "direct", speak);
      }),
    });
  }
  blocks.push(paragraph(speak.t("rules.apply-hint", { changes })), {
    type: "actions",
    buttons: [
      { label: speak.t("rules.apply"), command: `/rules apply ${changes}`, style: "primary" },
    ],
  });
  return {
    kind: "answer",
    summary: title,
    blocks,
    subjects: run.newOnes.map(({ id, ref }) => ({ customerId: id, ref })),
  };
}

/** The figures of a dry run in sentences. */
export function dryRunLines(
  { customers, moves, newCount, goneCount, dues }: DryRun,
  speak: Speaker,
): string[] {
  const counted = moves.map(({ from, to, before, after }) =>
    speak.t("rules.move", { from, to, before, after }),
  );
  return [
    speak.t("rules.looked-at", { count: customers }),
    counted.length === 0 ? speak.t("rules.no-moves") : counted.join(speak.t("list.comma")),
    speak.t("rules.changes", { added: newCount, gone: goneCount }),
    ...(dues === null
      ? [speak.t("rules.same-dues")]
      : [
          speak.t("rules.dues", {
            earlier: dues.earlier,
            later: dues.later,
            days: dues.medianDays,
          }),
          speak.t("rules.soon", { before: dues.soonBefore, after: dues.soonAfter }),
        ]),
  ];
}
