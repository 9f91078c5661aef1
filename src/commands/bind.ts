import { z } from "zod";
import { bindChat } from "../app/messages/bind-chat.ts";
import { defineCommand } from "../bot/command.ts";
import { placeOf } from "../bot/posting/place-of.ts";
import { plainMessage } from "../chat/message.ts";
import { Refusal } from "../errors.ts";

/** `/bind TEAM`: the team's posts come to this group from now on, where pushes may come there. */
export const bind = defineCommand({
  name: "bind",
  topic: "admin",
  permission: "manager",
  audience: "anywhere",
  args: z.object({ team: z.string().optional() }),
  positional: ["team…"],
  async run({ app, actor, conversation, isOutside, platforms, speak, routes }, { team }) {
    if (await isOutside()) throw new Refusal("bind-invite-me");
    const isFixed = conversation.platform === routes.group("").platform;
    if (conversation.kind === "direct" || isFixed) throw new Refusal("bind-in-group");
    if (!platforms.includes(conversation.platform)) throw new Refusal("bind-pushes-off");
    const name = await bindChat(app, actor, placeOf(conversation), team);
    return plainMessage("answer", speak.t("bound", { team: name }));
  },
});
