import { z } from "zod";
import { aboutSeveral } from "../bot/arguments/split-target.ts";
import { defineCommand } from "../bot/command.ts";
import { changedAlike } from "../bot/drafting/changed-alike.ts";
import { onSeveral } from "../bot/subject/on-customer.ts";
import { withRestOfDay } from "../bot/subject/with-rest-of-day.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";

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
      const change = { kind: "skipped", reason: rest === "" ? null : rest } as const;
      return withRestOfDay(context, await changedAlike(context, customers, change));
    }),
});
