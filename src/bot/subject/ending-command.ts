import { z } from "zod";
import { endOwed, owedTo } from "../../app/owed/end-owed.ts";
import { type OwedKind, ofKind } from "../../core/owed/owed-kind.ts";
import { Refusal } from "../../errors.ts";
import { endedView } from "../../views/owed/ended-view.ts";
import { owedKey } from "../../views/owed/owed-text.ts";
import { whichOwedView } from "../../views/owed/which-owed-view.ts";
import { aboutOne } from "../arguments/split-target.ts";
import { defineCommand } from "../command.ts";
import type { CalledArgs } from "../understanding/call-of.ts";
import { onCustomer } from "./on-customer.ts";

/**
 * The command that says of something owed to a customer, of a kind, that it is done. Asks which,
 * where there is more than one.
 */
export function endingCommand(kind: OwedKind) {
  const { endedBy, refusal } = ofKind(kind);
  return defineCommand<CalledArgs["kept" | "resolved"]>({
    name: endedBy,
    topic: "day",
    permission: "sales",
    audience: "private",
    args: z.object({ about: aboutOne().prefault("") }),
    positional: ["about…"],
    run: (context, { about }) =>
      onCustomer(context, endedBy, about, async (customerId, rest, reference) => {
        const { app, actor, speak } = context;
        const open = await owedTo(app, actor, customerId, kind);
        if (open.length === 0) throw new Refusal(refusal, { ref: reference.slice(1) });
        const named = open.filter((one) => owedKey(one) === rest.toLowerCase());
        const meant = open.length === 1 || rest === "all" ? open : named;
        if (meant.length === 0) return whichOwedView(kind, open, speak);
        const ids = meant.map(({ id }) => id);
        return endedView(await endOwed(app, actor, customerId, ids, kind), speak);
      }),
  });
}
