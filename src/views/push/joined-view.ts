import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** One of several messages that are sent as one, and what it says there, where that is less. */
type Section = { readonly message: OutboundMessage; readonly section?: readonly Block[] };

/**
 * Several messages to one member, or to a group, as one, each a section. Only one list has numbers: that of whom to
 * contact, or the only one. Customers whom the others name follow those of the list, unless it goes
 * on elsewhere and their numbers would be its own.
 */
export function joinedView(sections: readonly Section[], speak: Speaker): OutboundMessage {
  const whole = sections.filter(({ section }) => section === undefined);
  const numbered = whole.find(({ message }) => message.kind === "digest")?.message;
  const others = whole.map(({ message }) => message).filter((one) => one !== numbered);
  const isPaged = numbered?.more !== undefined;
  const subjects = [...(numbered?.subjects ?? []), ...others.flatMap((one) => one.subjects)];
  const blocks = sections.flatMap(
    ({ message, section }) =>
      section ?? (message === numbered ? message.blocks : message.blocks.map(unnumbered)),
  );
  const first = numbered?.firstNumber;
  return {
    kind: numbered === undefined ? "notice" : "digest",
    summary: sections.map(({ message }) => message.summary).join(speak.t("list.dot")),
    blocks,
    subjects: isPaged ? numbered.subjects : unique(subjects),
    ...(first === undefined ? {} : { firstNumber: first }),
    ...(isPaged ? { more: numbered.more } : {}),
  };
}

function unnumbered(block: Block): Block {
  if (block.type !== "list") return block;
  const { start: _, ...bare } = block;
  return bare;
}

const unique = (subjects: OutboundMessage["subjects"]): OutboundMessage["subjects"] =>
  subjects.filter(
    ({ customerId }, index) =>
      subjects.findIndex((other) => other.customerId === customerId) === index,
  );
