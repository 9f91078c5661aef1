import { z } from "zod";
import { listOwed } from "../app/owed/list-owed.ts";
import { defineCommand, reads } from "../bot/command.ts";
import { missingCustomers } from "../bot/subject/missing-customers.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import type { Owed } from "../core/owed/owed.ts";
import { owedKinds } from "../core/owed/owed-kind.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { owedListView } from "../views/owed/owed-list-view.ts";

/** `/promises`: what is promised to customers, and complained of, and still open; a manager's teams as well, an admin's everybody's. */
export const promises = defineCommand<CalledArgs["promises"]>({
  name: "promises",
  topic: "day",
  permission: "sales",
  audience: "private",
  args: z.object({
    kinds: z.array(z.enum(owedKinds)).optional(),
    of: z.object({ ref: z.string(), name: z.string() }).optional(),
  }),
  positional: [],
  reads: reads.always,
  async run(context, { kinds, of }) {
    const { app, actor, speak } = context;
    const today = civilDateAt(actor.now, actor.member.zone);
    const all = await listOwed(app, actor);
    const isEmpty = all.own.length + all.team.length === 0;
    const missing = isEmpty && of === undefined ? await missingCustomers(context) : null;
    if (missing !== null) return missing;
    const wanted = ({ kind, ref }: Owed) =>
      (kinds === undefined || kinds.includes(kind)) && (of === undefined || ref === of.ref);
    const list = { own: all.own.filter(wanted), team: all.team.filter(wanted) };
    const [only, ...others] = kinds ?? [];
    return owedListView(list, today, speak, {
      kind: others.length === 0 ? only : undefined,
      of,
    });
  },
});
