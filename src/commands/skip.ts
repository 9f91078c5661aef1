import { z } from "zod";
import { skipDue } from "../app/cadence/skip-due.ts";
import { aboutSeveral } from "../bot/arguments/split-target.ts";
import { defineCommand } from "../bot/command.ts";
import { onSeveral } from "../bot/subject/on-customer.ts";
import { withRestOfDay } from "../bot/subject/with-rest-of-day.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { changedSeveralView } from "../views/changes/changed-several-view.ts";

/** `/skip REF [REASON]`: leaves out the due that stands. */
export const skip = defineCommand<CalledArgs["skip"]>({
  name: "skip",
  topic: "day",
  permission: "sales",
  audience: "anywhere",
  isOnce: true,
  args: z.object({ about: aboutSeveral().prefault("") }),
  positional: ["about…"],
  run: (context, { about }) =>
    onSeveral(context, "skip", about, async (customers, rest) => {
      const { app, actor, audience, speak } = context;
      const ids = customers.map(({ id }) => id);
      const result = await skipDue(app, actor, ids, rest === "" ? null : rest);
      const view = changedSeveralView(result, actor.member.zone, audience, speak);
      return result.results.length === 0 ? view : withRestOfDay(context, view);
    }),
});
