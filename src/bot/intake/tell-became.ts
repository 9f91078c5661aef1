import { findByRef } from "../../app/search/find-named.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import { parseReference } from "../../core/customer/reference.ts";
import { paragraph } from "../../views/blocks/inline.ts";
import type { CommandContext } from "../command.ts";

/** References in one message that are looked at. */
const most = 20;

/**
 * Tells before an answer which references of a message (said, quoted, or on its button) were gone, and what
 * they became part of: the answer is about that. Of others' customers nothing is told.
 */
export async function tellBecame<Answer extends { readonly message: OutboundMessage }>(
  { app, actor, reply, speak }: CommandContext,
  said: string,
  answer: () => Promise<Answer[]>,
): Promise<Answer[]> {
  const words = `${said} ${reply?.quotedText ?? ""}`.toUpperCase().match(/[A-Z\d]{3,7}/g) ?? [];
  const refs = [...new Set(words)].filter((word) => parseReference(word) !== null).slice(0, most);
  const found = await findByRef(app, actor, refs);
  const answers = await answer();
  const [first, ...others] = answers;
  const notices = [...found].flatMap(([ref, { ref: into }]) =>
    ref === into ? [] : [paragraph(speak.t("ref-became", { ref, into }))],
  );
  if (first === undefined || notices.length === 0) return answers;
  const { message } = first;
  return [
    { ...first, message: { ...message, blocks: [...notices, ...message.blocks] } },
    ...others,
  ];
}
