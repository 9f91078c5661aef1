import { z } from "zod";
import { aboutSeveral } from "../../bot/arguments/split-target.ts";
import { defineCommand } from "../../bot/command.ts";
import { onSeveral } from "../../bot/subject/on-customer.ts";
import type { CalledArgs } from "../../bot/understanding/call-of.ts";
import { goalIn } from "../../core/touch/read-goal.ts";
import { Refusal } from "../../errors.ts";
import { goalSetView } from "./goal.view.ts";
import { setGoal } from "./set-goal.app.ts";

/** `/goal REF[,REF …] TEXT`: what the next touch is to reach. Whether it was reached is told with a touch. */
export const goal = defineCommand<CalledArgs["goal"]>({
  name: "goal",
  topic: "day",
  after: "log",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ about: aboutSeveral() }),
  positional: ["about…"],
  run: (context, { about }) =>
    onSeveral(context, "goal", about, async (customers, rest) => {
      const { app, actor, audience, speak } = context;
      const said = goalIn(rest);
      if (said === null) throw new Refusal("which-goal");
      const ids = customers.map(({ id }) => id);
      return goalSetView(await setGoal(app, actor, ids, said), audience, speak);
    }),
});
