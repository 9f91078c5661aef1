import { z } from "zod";
import { keepPromises, openPromisesTo } from "../app/keep-promises.ts";
import { defineCommand } from "../bot/command.ts";
import { onCustomer } from "../bot/on-customer.ts";
import { splitTarget } from "../bot/split-target.ts";
import { Refusal } from "../errors.ts";
import { keptView } from "../views/kept-view.ts";
import { promiseKey } from "../views/promise-key.ts";
import { whichPromiseView } from "../views/which-promise-view.ts";

/** `/kept REF`: what was promised to a customer is done. Asks which, where there is more than one. */
export const kept = defineCommand({
  name: "kept",
  permission: "sales",
  audience: "private",
  args: z.object({ text: z.string().default("") }),
  positional: ["text…"],
  run: (context, { text }) =>
    onCustomer(context, "kept", splitTarget(text), async (customerId, rest, reference) => {
      const { app, actor, speak } = context;
      const open = await openPromisesTo(app, actor, customerId);
      const [first] = open;
      if (first === undefined) throw new Refusal("no-promise", { ref: reference.slice(1) });
      const named = open.filter((promise) => promiseKey(promise) === rest.toLowerCase());
      const meant = open.length === 1 || rest === "all" ? open : named;
      if (meant.length === 0) return whichPromiseView(open, speak);
      const ids = meant.map(({ id }) => id);
      return keptView(await keepPromises(app, actor, customerId, ids), speak);
    }),
});
