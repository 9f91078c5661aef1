import { z } from "zod";
import { splitTarget } from "../bot/arguments/split-target.ts";
import { defineCommand } from "../bot/command.ts";
import { draftChat, minuteNow, savedChat } from "../bot/drafting/draft-chat.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { readChat } from "../core/touch/read-chat.ts";
import { Refusal } from "../errors.ts";

/**
 * `/chat-log TEXT`: who wrote on which days in a chat becomes a draft; a reference before the text says
 * whose it is. `?` and what was read of a chat before, with what was asked of it answered.
 */
export const chatLog = defineCommand<CalledArgs["chat-log"]>({
  name: "chat-log",
  topic: "customers",
  permission: "sales",
  audience: "private",
  args: z.object({ text: z.string().max(400_000) }),
  positional: ["text…"],
  async run(context, { text }) {
    const { actor } = context;
    if (text.startsWith("?{")) return draftChat(context, savedChat(text.slice(1)));
    const [, first = "", rest = ""] = /^\s*(\S+)\s+([\s\S]*)$/.exec(text) ?? [];
    const head = splitTarget(first);
    const [target, ...others] = head.targets;
    const isGiven =
      target !== undefined && "ref" in target && others.length === 0 && head.rest === "";
    const now = {
      today: civilDateAt(actor.now, actor.member.zone),
      minute: minuteNow(actor),
    };
    const log = readChat(isGiven ? rest : text, now);
    if (log === null) throw new Refusal("chat.unread");
    return draftChat(context, { ...log, ...(isGiven ? { ref: target.ref } : {}) });
  },
});
