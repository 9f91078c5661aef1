import type { OutboundMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { paragraph, text } from "../../views/blocks/inline.ts";
import type { UnknownWriter } from "./writer-name.core.ts";

/** More are named, and added by typing. */
const mostButtons = 20;

/** To an owner: who has written from their customers and is no contact there, each to be added by a button. */
export function unknownWritersView(
  writers: readonly UnknownWriter[],
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("unknown-writers.title", { count: writers.length });
  const said = writers.map(({ ref, customer, name, address, subject, wroteIt }) => [
    text(
      speak.t(`unknown-writers.wrote.${wroteIt}`, {
        ...{ ref, customer, name, address },
        subject: subject === "" ? "–" : subject,
      }),
    ),
  ]);
  const buttons = writers.slice(0, mostButtons).map(({ ref, name, address }) => ({
    label: speak.t("unknown-writers.add", { name, ref }),
    command: buttonLine("contact", `#${ref}`, `+ ${name} ${address}`),
  }));
  return {
    kind: "notice",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      { type: "list", items: said },
      paragraph(speak.t("unknown-writers.why")),
      { type: "actions", buttons, answers: buttons.length },
    ],
    subjects: writers.map(({ customerId, ref }) => ({ customerId, ref })),
  };
}
