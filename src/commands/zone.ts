import { z } from "zod";
import { setZone } from "../app/customer/set-zone.ts";
import { readZone } from "../bot/arguments/read-setting.ts";
import { aboutOne } from "../bot/arguments/split-target.ts";
import { usageRefusal } from "../bot/arguments/usage-refusal.ts";
import { defineCommand } from "../bot/command.ts";
import { onCustomer } from "../bot/subject/on-customer.ts";
import { Refusal } from "../errors.ts";
import { changedView } from "../views/changes/changed-view.ts";

/** `/zone REF CITY`: the clock that a customer keeps, by a city, a zone or a distance from UTC. */
export const zone = defineCommand({
  name: "zone",
  topic: "changes",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ about: aboutOne() }),
  positional: ["about…"],
  run: (context, { about }) => {
    const { app, actor, audience, speak, lexicon } = context;
    return onCustomer(
      context,
      "zone",
      about,
      async (customerId, rest) => {
        if (rest === "") throw usageRefusal("zone", speak);
        const said = (country: string | null) => {
          const wanted = readZone(rest, country, lexicon, speak);
          if (wanted === null) throw new Refusal("unknown-zone", { text: rest });
          return wanted;
        };
        const result = await setZone(app, actor, customerId, said);
        return changedView(result, actor.member.zone, audience, speak);
      },
      (words) => readZone(words, null, lexicon, speak) !== null,
    );
  },
});
