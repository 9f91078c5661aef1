import { z } from "zod";
import { setOwner } from "../app/customer/set-owner.ts";
import { aboutSeveral } from "../bot/arguments/split-target.ts";
import { defineCommand } from "../bot/command.ts";
import { onSeveral } from "../bot/subject/on-customer.ts";
import { withRestOfDay } from "../bot/subject/with-rest-of-day.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { Refusal } from "../errors.ts";
import { changedSeveralView } from "../views/changes/changed-several-view.ts";

/** `/own REF HANDLE`: gives a customer to a colleague of the actor's teams. */
export const own = defineCommand<CalledArgs["own"]>({
  name: "own",
  topic: "changes",
  permission: "manager",
  audience: "anywhere",
  args: z.object({ about: aboutSeveral() }),
  positional: ["about…"],
  run: (context, { about }) =>
    onSeveral(
      context,
      "own",
      about,
      async (customers, rest) => {
        const { app, actor, audience, speak } = context;
        const name = rest.replace(/^@/, "");
        if (name === "") throw new Refusal("whom-to");
        const ids = customers.map(({ id }) => id);
        const result = await setOwner(app, actor, ids, name);
        const view = changedSeveralView(result, actor.member.zone, audience, speak);
        return result.results.length === 0 ? view : withRestOfDay(context, view, []);
      },
      (words) => !/\s/.test(words),
    ),
});
