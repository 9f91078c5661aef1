import { z } from "zod";
import { logTouches } from "../app/log-touches.ts";
import { defineCommand } from "../bot/command.ts";
import { understandLog } from "../bot/understand-log.ts";
import { loggedTouchesView } from "../views/logged-touches-view.ts";

/**
 * `/log REF what happened [when next]`, and every reply that is no command: records touches, as
 * many as the text tells of. Where it is nothing but a date, the due is put off until then.
 */
export const log = defineCommand({
  name: "log",
  topic: "day",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ text: z.string() }),
  positional: ["text…"],
  async run(context, { text }) {
    const { app, actor, audience, speak } = context;
    const understood = await understandLog(context, text);
    if (understood.type === "question") return understood.question;
    const logged = await logTouches(app, actor, understood);
    return loggedTouchesView(logged, actor.member.zone, audience, speak);
  },
});
