import { z } from "zod";
import { aboutSeveral } from "../../bot/arguments/split-target.ts";
import { defineCommand } from "../../bot/command.ts";
import { afterAll, onNamed } from "../../bot/subject/on-customer.ts";
import { withRestOfDay } from "../../bot/subject/with-rest-of-day.ts";
import type { CalledArgs } from "../../bot/understanding/call-of.ts";
import { Refusal } from "../../errors.ts";
import { owedKey } from "../../views/owed/owed-text.ts";
import { whichOwedView } from "../../views/owed/which-owed-view.ts";
import { resolvedView } from "./complaint.view.ts";
import { readDealtWith } from "./read-told.command.ts";
import { resolveComplaints } from "./resolve-complaints.app.ts";
import { listComplaintsOf } from "./tell-complaint.app.ts";

/**
 * `/resolved REF replaced 3 cartons, told them by phone, 5/5`: a complaint of a customer is over. Every
 * word is kept; it stays open until the customer was told.
 */
export const resolved = defineCommand<CalledArgs["resolved"]>({
  name: "resolved",
  topic: "day",
  after: "complaints",
  permission: "sales",
  audience: "private",
  args: z.object({ about: aboutSeveral().prefault("") }),
  positional: ["about…"],
  run: (context, { about }) =>
    onNamed(context, "resolved", about, async (customers, rest) => {
      const { app, actor, lexicon, speak } = context;
      const open = await Promise.all(
        customers.map(async ({ id, ref }) => ({
          ref,
          owed: (await listComplaintsOf(app, actor, id)).filter(({ doneAt }) => doneAt === null),
        })),
      );
      const without = open.find(({ owed }) => owed.length === 0);
      if (without !== undefined) throw new Refusal("no-complaint", { ref: without.ref });
      const [word = ""] = rest.split(" ");
      const all = open.flatMap(({ owed }) => owed);
      const named = all.filter((one) => owedKey(one) === word.toLowerCase());
      const whole = named.length > 0 ? null : afterAll(rest, context);
      const isNamed = named.length > 0 || whole !== null;
      const how = whole ?? (named.length > 0 ? rest.slice(word.length).trim() : rest);
      const unclear = open.find(({ owed }) => owed.length > 1);
      if (!isNamed && unclear !== undefined)
        return whichOwedView("complaint", [...unclear.owed].reverse(), how, speak);
      const ids = (named.length > 0 ? named : all).map(({ id }) => id);
      const customerIds = customers.map(({ id }) => id);
      const dealt = readDealtWith(how, lexicon);
      const done = await resolveComplaints(app, actor, customerIds, ids, dealt);
      return withRestOfDay(context, resolvedView(done, speak), []);
    }),
});
