import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { paragraph } from "../blocks/inline.ts";

/** An order whose amount is not known. */
export type OpenOrder = {
  readonly ref: string;
  readonly on: CivilDate;
  /** What was told of it. */
  readonly note: string;
  /** A number in it that is a sum without its currency; null: there is none. */
  readonly bare: number | null;
};

/** Currencies that are offered. */
export const offeredCurrencies = ["USD", "EUR", "CNY"] as const;

/** An answer about an order, which also asks what it is worth. */
export function askAmount(
  answer: OutboundMessage,
  { ref, on, note, bare }: OpenOrder,
  speak: Speaker,
): OutboundMessage {
  const line = (...words: readonly string[]) => buttonLine("order", `#${ref}`, ...words);
  const sums =
    bare === null
      ? []
      : offeredCurrencies.map((currency) => ({
          label: `${currency} ${speak.number(bare)}`,
          command: line(`+${on}`, note.replaceAll(/\s+/g, " "), `, ${currency} ${bare}`),
        }));
  const asking: Block[] = [
    paragraph(speak.t("order.amount")),
    {
      type: "actions",
      buttons: [...sums, { label: speak.t("order.unknown"), command: line("?") }],
    },
  ];
  return {
    ...answer,
    kind: "question",
    blocks: [...answer.blocks, ...asking],
    awaits: line(`+${on}`, note.replaceAll(/\s+/g, " ")),
  };
}
