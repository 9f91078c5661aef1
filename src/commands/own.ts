import { z } from "zod";
import { aboutSeveral } from "../bot/arguments/split-target.ts";
import { defineCommand } from "../bot/command.ts";
import { changedAlike } from "../bot/drafting/changed-alike.ts";
import { onSeveral } from "../bot/subject/on-customer.ts";
import { withRestOfDay } from "../bot/subject/with-rest-of-day.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { Refusal } from "../errors.ts";

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
        const name = rest.replace(/^@/, "");
        if (name === "") throw new Refusal("whom-to");
        const view = await changedAlike(context, customers, { kind: "owner", handle: name });
        return withRestOfDay(context, view, []);
      },
      (words) => !/\s/.test(words),
    ),
});
