import { z } from "zod";
import { latestList } from "../app/find-sent.ts";
import { defineCommand } from "../bot/command.ts";
import { placeOf } from "../bot/place-of.ts";
import { plainMessage } from "../chat/message.ts";

/** `/more`: the next page of the member's latest list in this chat. */
export const more = defineCommand({
  name: "more",
  permission: "sales",
  audience: "anywhere",
  args: z.object({}),
  positional: [],
  async run({ app, actor, conversation, speak }) {
    const latest = await latestList(app, actor, placeOf(conversation));
    if (latest === null) return plainMessage("notice", speak.t("list.nothing-to-continue"));
    const { more } = latest.commands;
    return more === null ? plainMessage("notice", speak.t("list.no-more")) : { instead: more };
  },
});
