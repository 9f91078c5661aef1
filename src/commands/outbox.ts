import { z } from "zod";
import { findOutbox } from "../app/push/find-outbox.ts";
import { retryPushes } from "../app/push/retry-pushes.ts";
import { defineCommand, reads } from "../bot/command.ts";
import { shapeOf } from "../bot/grammar/words/normalise-input.ts";
import { wordAt } from "../bot/grammar/words/word-table.ts";
import { plainMessage } from "../chat/message.ts";
import { Refusal } from "../errors.ts";
import { outboxView } from "../views/push/outbox-view.ts";

/** `/outbox [retry N|all]`: pushes that wait or were given up, and another try for the latter. */
export const outbox = defineCommand({
  name: "outbox",
  topic: "admin",
  permission: "admin",
  audience: "private",
  args: z.object({ text: z.string().trim().max(100).default("") }),
  positional: ["text…"],
  reads: reads.alone,
  async run({ app, actor, lexicon, speak }, { text }) {
    if (text === "") return outboxView(await findOutbox(app, actor), actor.member.zone, speak);
    const retry = wordAt(lexicon.outbox, shapeOf(text), 0);
    if (retry?.value !== "retry") throw new Refusal("outbox-how-to");
    const which = text.slice(retry.end).trim();
    const all = wordAt(lexicon.outbox, shapeOf(which), 0)?.value === "all";
    const count = await retryPushes(app, actor, all ? "all" : which.toLowerCase());
    return plainMessage("answer", speak.t("outbox.retrying", { count }));
  },
});
