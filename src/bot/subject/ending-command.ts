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
 * where there is more than one; further words say what was done.
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
        const [word = ""] = rest.split(" ");
        const named = open.filter((one) => owedKey(one) === word.toLowerCase());
        const isNamed = named.length > 0 || word === "all";
        const how = isNamed ? rest.slice(word.length).trim() : rest;
        const meant = named.length > 0 ? named : open.length === 1 || word === "all" ? open : [];
        if (meant.length === 0) return whichOwedView(kind, open, how, speak);
        const ids = meant.map(({ id }) => id);
        return endedView(await endOwed(app, actor, customerId, ids, kind, how), speak);
      }),
  });
}
