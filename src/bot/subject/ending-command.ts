import { z } from "zod";
import { endOwed, owedTo } from "../../app/owed/end-owed.ts";
import { type OwedKind, ofKind } from "../../core/owed/owed-kind.ts";
import { Refusal } from "../../errors.ts";
import { endedView } from "../../views/owed/ended-view.ts";
import { isOwedKey, owedKey } from "../../views/owed/owed-text.ts";
import { whichOwedView } from "../../views/owed/which-owed-view.ts";
import { aboutSeveral } from "../arguments/split-target.ts";
import { defineCommand } from "../command.ts";
import type { CalledArgs } from "../understanding/call-of.ts";
import { keysShown } from "./keys-shown.ts";
import { afterAll, onNamed } from "./on-customer.ts";
import { withRestOfDay } from "./with-rest-of-day.ts";

/**
 * The command that says of something owed to customers, of a kind, that it is done. Asks which,
 * where one of them is owed more than one; further words say what was done.
 */
export function endingCommand(kind: OwedKind) {
  const { endedBy, refusal } = ofKind(kind);
  return defineCommand<CalledArgs["kept" | "resolved" | "answer-given"]>({
    name: endedBy,
    topic: "day",
    permission: "sales",
    audience: "private",
    args: z.object({ about: aboutSeveral().prefault("") }),
    positional: ["about…"],
    run: (context, { about }) =>
      onNamed(context, endedBy, about, async (customers, rest) => {
        const { app, actor, speak } = context;
        const whole = afterAll(rest, context);
        const keys = whole === null ? await keysShown(context, about) : new Map<string, string>();
        const open = await Promise.all(
          customers.map(async ({ id, ref }) => {
            const owed = await owedTo(app, actor, id, kind);
            const shown = owed.filter((one) => keys.has(owedKey(one)));
            return { ref, owed: shown.length > 0 ? shown : owed };
          }),
        );
        const without = open.find(({ owed }) => owed.length === 0);
        if (without !== undefined) throw new Refusal(refusal, { ref: without.ref });
        const [word = ""] = rest.split(" ");
        const all = open.flatMap(({ owed }) => owed);
        const named = all.filter((one) => owedKey(one) === word.toLowerCase());
        const stale = [...keys].find(([key]) => !all.some((one) => owedKey(one) === key));
        if (stale !== undefined) throw new Refusal("owed-not-open", { ref: stale[1] });
        if (named.length === 0 && isOwedKey(word))
          throw new Refusal("owed-not-open", { ref: open[0]?.ref ?? "" });
        const isNamed = named.length > 0 || whole !== null;
        const how = named.length > 0 ? rest.slice(word.length).trim() : (whole ?? rest);
        const unclear = open.find(
          ({ owed }) => owed.some((one) => !keys.has(owedKey(one))) && owed.length > 1,
        );
        if (!isNamed && unclear !== undefined) {
          return whichOwedView(kind, unclear.owed, how, speak);
        }
        const ids = (named.length > 0 ? named : all).map(({ id }) => id);
        const customerIds = customers.map(({ id }) => id);
        const ended = await endOwed(app, actor, customerIds, ids, kind, how);
        // Who is owed nothing more may be due all the same.
        return withRestOfDay(context, endedView(ended, speak), []);
      }),
  });
}
