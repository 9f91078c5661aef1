import { z } from "zod";
import { liftStops, setStop } from "../app/customer/set-stop.ts";
import { aboutOne } from "../bot/arguments/split-target.ts";
import { usageRefusal } from "../bot/arguments/usage-refusal.ts";
import { defineCommand } from "../bot/command.ts";
import { readStop } from "../bot/grammar/read-stop.ts";
import { onCustomer } from "../bot/subject/on-customer.ts";
import { withRestOfDay } from "../bot/subject/with-rest-of-day.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import type { ChangedResult } from "../core/changes/customer-change.ts";
import { changedView } from "../views/changes/changed-view.ts";
import { whichStopView } from "../views/customer/which-stop-view.ts";

/**
 * `/stop REF [all|marketing|email|whatsapp only]`: keeps what a customer asked to be left alone with,
 * and asks where that is not said; `/stop REF off` lifts it.
 */
export const stop = defineCommand<CalledArgs["stop"]>({
  name: "stop",
  topic: "changes",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ about: aboutOne() }),
  positional: ["about…"],
  run: (context, { about }) =>
    onCustomer(context, "stop", about, async (customerId, rest, reference) => {
      const { app, actor, audience, speak, lexicon } = context;
      if (rest === "") return whichStopView(customerId, reference.slice(1), speak);
      const asked = readStop(rest, lexicon);
      if (asked === null) throw usageRefusal("stop", speak);
      const view = (result: ChangedResult) =>
        changedView(result, actor.member.zone, audience, speak);
      if (asked === "off") return view(await liftStops(app, actor, customerId));
      const stopped = await setStop(app, actor, customerId, asked.stop, asked.words);
      return asked.stop.kind === "all" ? withRestOfDay(context, view(stopped), []) : view(stopped);
    }),
});
