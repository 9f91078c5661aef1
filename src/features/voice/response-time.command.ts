import { z } from "zod";
import { type CommandContext, defineCommand } from "../../bot/command.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { Instant } from "../../core/time/civil.ts";
import { measureResponse } from "./measure-response.app.ts";
import { responseView } from "./response-time.view.ts";

/** So many days are measured. */
const days = 90;

/** `/response-time`: how soon the customers whom one sees heard from us of late. */
export const responseTime = defineCommand({
  name: "response-time",
  topic: "figures",
  permission: "sales",
  audience: "private",
  args: z.object({}),
  positional: [],
  isMeant: () => false,
  async run({ app, actor, speak }: CommandContext): Promise<OutboundMessage> {
    const from = (actor.now - days * 86_400_000) as Instant;
    return responseView(await measureResponse(app, actor.scope, from, actor.now), days, speak);
  },
});
