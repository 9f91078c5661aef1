import { z } from "zod";
import { listDue } from "../app/cadence/list-due.ts";
import { shownBefore } from "../bot/arguments/shown-before.ts";
import { defineCommand, reads } from "../bot/command.ts";
import { missingCustomers } from "../bot/subject/missing-customers.ts";
import { mostAtOnce } from "../bot/subject/whole-list.ts";
import { plainMessage } from "../chat/message.ts";
import { buttonLine } from "../views/blocks/button-line.ts";
import { dayListView } from "../views/cadence/day-list-view.ts";

/** `/today [PAGE]`: whom to contact today, the window that closes first on top. */
export const today = defineCommand({
  name: "today",
  topic: "day",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ page: z.coerce.number().int().min(1).default(1) }),
  positional: ["page"],
  reads: reads.always,
  async rest(context, { page }) {
    const { app, actor } = context;
    const shown = await shownBefore(context, buttonLine("today", String(page)));
    const { items } = await listDue(app, actor, 1, {
      shown,
      size: mostAtOnce + 1,
      most: mostAtOnce + 1,
    });
    return items.map(({ customer }) => customer.id);
  },
  async run(context, { page }) {
    const { app, actor, audience, speak } = context;
    const shown = page === 1 ? [] : await shownBefore(context, buttonLine("today", String(page)));
    const list = await listDue(app, actor, page, { shown });
    if (shown.length > 0 && list.items.length === 0)
      return plainMessage("notice", speak.t("list.no-more"));
    const missing = list.items.length > 0 ? null : await missingCustomers(context);
    return missing ?? dayListView(list, actor.member.zone, audience, speak);
  },
});
