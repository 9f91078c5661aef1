import type { Block, OutboundMessage } from "../../chat/message.ts";
import { pageLength } from "../../core/search/page-length.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { endBlocks } from "../../views/blocks/end-blocks.ts";
import { paragraph, text } from "../../views/blocks/inline.ts";
import { customerRow } from "../../views/customer/customer-row.ts";
import type { LikelyTwins, Merged, MergedResult, MergePair } from "./merge.core.ts";

/** Pairs on one page. */
const onePage = 5;

/** Two customers beside each other, and the answers that make one of them. */
export function planView({ kept, gone }: MergePair, speak: Speaker): OutboundMessage {
  const title = speak.t("merge.planned", { kept: kept.ref, gone: gone.ref });
  const choices = [
    [kept, gone],
    [gone, kept],
  ].map(([one, other]) => ({
    label: speak.t("merge.keep", { ref: one?.ref ?? "" }),
    command: buttonLine("merge", "ok", `#${one?.ref}`, `#${other?.ref}`),
  }));
  return {
    kind: "question",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      { type: "list", items: [kept, gone].map((one) => rowOf(one, speak)) },
      paragraph(speak.t("merge.does")),
      ...(kept.tier === gone.tier ? [] : [paragraph(speak.t("merge.tiers"))]),
      ...(kept.owner === gone.owner || kept.owner === null || gone.owner === null
        ? []
        : [paragraph(speak.t("merge.owners", { one: kept.owner, other: gone.owner }))]),
      { type: "list", start: 1, items: choices.map(({ label }) => [text(label)]) },
      { type: "actions", buttons: choices },
    ],
    subjects: [kept, gone].map(({ id, ref }) => ({ customerId: id, ref })),
    choices: choices.map(({ command }) => command),
  };
}

function rowOf(one: Merged, speak: Speaker) {
  const counted = (["contacts", "touches", "orders", "owed", "stops"] as const).flatMap((what) =>
    one[what] === 0 ? [] : [speak.t(`merge.count.${what}`, { count: one[what] })],
  );
  const place = [
    one.country === null ? "" : speak.country(one.country),
    speak.t(`stage.${one.stage}`),
    one.owner ?? "",
  ];
  return customerRow(
    { ...one, presses: place, lines: [counted.join(speak.t("list.comma"))] },
    "direct",
    speak,
  );
}

/** What came of a merge, and how to part the two again. */
export function mergedView(
  { customer, gone, undoId }: MergedResult,
  speak: Speaker,
): OutboundMessage {
  const { id, ref, name } = customer;
  const title = speak.t("merge.done", { gone: gone.ref, goneName: gone.name, ref, name });
  return {
    kind: "answer",
    summary: title,
    blocks: [paragraph(title), ...endBlocks([customer], undoId, speak)],
    subjects: [{ customerId: id, ref }],
  };
}

/** Pairs that look like one, each with the button that shows both. */
export function twinsView(
  pairs: readonly LikelyTwins[],
  from: number,
  speak: Speaker,
): OutboundMessage {
  const title =
    pairs.length === 0
      ? speak.t("merge.no-twins")
      : speak.t("merge.twins", { count: pairs.length });
  const left = Math.max(0, pairs.length - from);
  const shown = pairs.slice(from, from + pageLength(left, onePage));
  const more = left - shown.length;
  const lines = shown.map(({ one, other }) => buttonLine("merge", `#${one.ref}`, `#${other.ref}`));
  const labels = shown.map(({ one, other }) =>
    speak.t("merge.pair", { one: one.ref, other: other.ref }),
  );
  const blocks: Block[] = [
    { type: "heading", text: title },
    ...(shown.length === 0 ? [] : pairBlocks(shown, labels, lines, speak)),
    ...(more > 0 ? [paragraph(speak.t("merge.more", { count: more }))] : []),
  ];
  return {
    kind: shown.length === 0 ? "answer" : "question",
    summary: title,
    blocks,
    subjects: [],
    ...(shown.length === 0 ? {} : { choices: lines }),
    ...(more > 0 ? { more: buttonLine("duplicates", `${from + shown.length}`) } : {}),
  };
}

function pairBlocks(
  shown: readonly LikelyTwins[],
  labels: readonly string[],
  lines: readonly string[],
  speak: Speaker,
): Block[] {
  return [
    {
      type: "list",
      start: 1,
      items: shown.map(({ one, other, by }) => [
        text(
          speak.t("merge.twin-line", {
            one: `${one.name} #${one.ref}`,
            other: `${other.name} #${other.ref}`,
            by: speak.t(`merge.by.${by}`),
          }),
        ),
      ]),
    },
    {
      type: "actions",
      buttons: labels.map((label, index) => ({ label, command: lines[index] ?? "" })),
    },
  ];
}

/** How many look like one, for who leads, as part of a summary. */
export const twinBlocks = (pairs: readonly LikelyTwins[], speak: Speaker): Block[] =>
  pairs.length === 0 ? [] : [paragraph(speak.t("merge.of-week", { count: pairs.length }))];
