import type { Block, Button, Inline, OutboundMessage } from "../../chat/message.ts";
import { leastBoth, type ProductPair } from "../../core/value/product-pairs.ts";
import { stages } from "../../core/vocabulary.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { paragraph, strong, text } from "../../views/blocks/inline.ts";
import { moreBlocks } from "../../views/blocks/more-blocks.ts";
import { customerRow } from "../../views/customer/customer-row.ts";
import { dueActs, rowButtons } from "../../views/customer/row-buttons.ts";
import {
  type Cell,
  isValued,
  type Play,
  type Playbook,
  type PlayCustomer,
  type PlayPage,
  type PlaySet,
} from "./plays.core.ts";

/** Cells with a button of their own. */
const mostButtons = 5;

/** The line that shows a page of a cell's customers. */
export const playLine = ({ stage, worth }: Cell, page = 1): string =>
  buttonLine(
    "plays",
    stage,
    ...(isValued(stage) ? [worth] : []),
    ...(page > 1 ? [String(page)] : []),
  );

/**
 * What to do in each cell where somebody is, with how many, and in those of which the company said it in its
 * own words; in every cell where nobody is anywhere. For one member in private.
 */
export function playsView({ plays, pairs }: Playbook, speak: Speaker): OutboundMessage {
  const sum = (of: "customers" | "due") => plays.reduce((all, play) => all + play[of], 0);
  const title = joined(
    [speak.t("plays.title"), ...countsOf({ customers: sum("customers"), due: sum("due") }, speak)],
    speak,
  );
  const buttons = [...plays]
    .filter(({ customers }) => customers > 0)
    .sort((a, b) => b.due - a.due || b.customers - a.customers)
    .slice(0, mostButtons)
    .map((play): Button => ({ label: cellName(play, speak), command: playLine(play) }));
  const shown =
    sum("customers") === 0
      ? plays
      : plays.filter(({ customers, text: own }) => customers > 0 || own !== null);
  const empty = plays.length - shown.length;
  const blocks: Block[] = [
    { type: "heading", text: title },
    ...stages.flatMap((stage): Block[] => {
      const cells = shown.filter((play) => play.stage === stage);
      if (cells.length === 0) return [];
      return [
        { type: "paragraph", inlines: [strong(speak.t(`stage.${stage}`))] },
        { type: "list", items: cells.map((play) => cellLine(play, speak)) },
      ];
    }),
    ...pairBlocks(pairs, speak),
    ...(empty === 0 ? [] : [paragraph(speak.t("plays.empty", { count: empty }))]),
    paragraph(speak.t("plays.hint")),
    ...(buttons.length === 0 ? [] : [{ type: "actions" as const, buttons }]),
  ];
  return { kind: "answer", summary: title, blocks, subjects: [] };
}

/** What is bought together, with how many customers it is told of. For one member in private. */
export function pairsView(pairs: readonly ProductPair[], speak: Speaker): OutboundMessage {
  const title = speak.t("plays.pairs");
  const none = speak.t("plays.no-pairs", { count: leastBoth });
  const blocks: Block[] = [
    { type: "heading", text: title },
    ...(pairs.length === 0 ? [paragraph(none)] : pairBlocks(pairs, speak)),
  ];
  return { kind: "answer", summary: title, blocks, subjects: [] };
}

function cellLine(play: Play, speak: Speaker): Inline[] {
  const { stage, worth } = play;
  const said = joined(
    [isValued(stage) ? speak.t(`plays.worth.${worth}`) : "", ...countsOf(play, speak)],
    speak,
  );
  const what = playText(play, speak);
  return [text(said === "" ? what : speak.t("plays.line", { said, play: what }))];
}

/** How many are there and how many of them are due; nothing where there is nobody. */
const countsOf = (
  { customers, due }: Pick<Play, "customers" | "due">,
  speak: Speaker,
): string[] => [
  customers === 0 ? "" : speak.t("plays.customers", { count: customers }),
  due === 0 ? "" : speak.t("plays.due", { count: due }),
];

const joined = (parts: readonly string[], speak: Speaker): string =>
  parts.filter((part) => part !== "").join(speak.t("list.dot"));

/** `Repeat buyer · first 80 %`. */
const cellName = ({ stage, worth }: Cell, speak: Speaker): string =>
  [speak.t(`stage.${stage}`), ...(isValued(stage) ? [speak.t(`plays.worth.${worth}`)] : [])].join(
    speak.t("list.dot"),
  );

/** What to do, in the company's own words or those of the program. */
export function playText({ stage, worth, text: own }: Cell & Pick<Play, "text">, speak: Speaker) {
  if (own !== null) return own;
  switch (stage) {
    case "first-order":
    case "repeat":
    case "lost":
      return speak.t(`plays.text.${stage}.${worth}`);
    default:
      return speak.t(`plays.text.${stage}`);
  }
}

/** The customers of a cell below what to do with them, numbered, to act on. */
export function playPageView(
  { cell, text: own, total, customers, left, firstNumber }: PlayPage,
  nextLine: string,
  reader: string,
  speak: Speaker,
): OutboundMessage {
  const title = joined(
    [cellName(cell, speak), ...countsOf({ customers: total, due: 0 }, speak)],
    speak,
  );
  const rest = left - customers.length;
  const blocks: Block[] = [
    { type: "heading", text: title },
    paragraph(speak.t("plays.do", { play: playText({ ...cell, text: own }, speak) })),
    ...(customers.length === 0
      ? [paragraph(speak.t("plays.nobody"))]
      : [
          {
            type: "list" as const,
            start: firstNumber,
            items: customers.map((one) => row(one, reader, speak)),
            buttons: customers.map(({ ref }) => rowButtons(ref, dueActs, speak)),
          },
        ]),
    ...(rest > 0 ? moreBlocks(nextLine, rest, speak) : []),
  ];
  return {
    kind: customers.length > 0 ? "list" : "answer",
    summary: title,
    blocks,
    subjects: customers.map(({ id, ref }) => ({ customerId: id, ref })),
    firstNumber,
    ...(rest > 0 ? { more: nextLine } : {}),
  };
}

function row({ owner, dueDays, ...customer }: PlayCustomer, reader: string, speak: Speaker) {
  const by = owner === null || owner === reader ? "" : owner;
  if (dueDays === null || dueDays < 0)
    return customerRow({ ...customer, presses: [by, coming(dueDays, speak)] }, "direct", speak);
  const late =
    dueDays === 0 ? speak.t("call.today") : speak.t("why-now.overdue", { count: dueDays });
  return customerRow({ ...customer, presses: [by], why: [late] }, "direct", speak);
}

const coming = (dueDays: number | null, speak: Speaker): string =>
  dueDays === null ? "" : speak.t("plays.in-days", { count: -dueDays });

/** What customers bought together, each with how many did; nothing where that is not known. */
export function pairBlocks(pairs: readonly ProductPair[], speak: Speaker): Block[] {
  return pairs.map(({ product, also, n, lift }) =>
    paragraph(speak.t("plays.pair", { product, also, n, lift: speak.number(lift, 1) })),
  );
}

/** The words of a cell as they are now, with how to take that back. */
export function playSetView({ cell, text: own, undoId }: PlaySet, speak: Speaker): OutboundMessage {
  const title = speak.t(own === null ? "plays.was-reset" : "plays.was-set", {
    cell: cellName(cell, speak),
  });
  return {
    kind: "answer",
    summary: title,
    blocks: [
      paragraph(title),
      paragraph(playText({ ...cell, text: own }, speak)),
      paragraph(speak.t("undo.hint")),
      {
        type: "actions",
        buttons: [
          { label: cellName(cell, speak), command: playLine(cell) },
          { label: speak.t("undo.button"), command: buttonLine("undo", undoId) },
        ],
      },
    ],
    subjects: [],
  };
}
