import { z } from "zod";
import { latestLists } from "../app/messages/find-sent.ts";
import { defineCommand, reads } from "../bot/command.ts";
import { placeOf } from "../bot/posting/place-of.ts";
import { savedCall } from "../bot/understanding/saved-call.ts";
import { plainMessage } from "../chat/message.ts";

/**
 * `/more`: the next page of the member's latest list in this chat; of those pushed together with it
 * where it has none itself.
 */
export const more = defineCommand({
  name: "more",
  topic: "day",
  permission: "sales",
  audience: "anywhere",
  args: z.object({}),
  positional: [],
  reads: reads.always,
  async run(context) {
    const { app, actor, conversation, speak } = context;
    const lists = await latestLists(app, actor, placeOf(conversation));
    if (lists.length === 0) return plainMessage("notice", speak.t("list.nothing-to-continue"));
    const more = lists.map(({ commands }) => commands.more).find((line) => line !== null);
    const call = more === undefined ? null : savedCall(more, context);
    return call ?? plainMessage("notice", speak.t("list.no-more"));
  },
});
