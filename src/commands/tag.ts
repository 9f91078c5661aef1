import { z } from "zod";
import { tagCustomer } from "../app/customer/tag-customer.ts";
import { readTagEdit } from "../bot/arguments/read-tag-edit.ts";
import { aboutOne } from "../bot/arguments/split-target.ts";
import { defineCommand } from "../bot/command.ts";
import { onCustomer } from "../bot/subject/on-customer.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { Refusal } from "../errors.ts";
import { changedView } from "../views/changes/changed-view.ts";

/** `/tag REF TAG … [-TAG]`: puts tags on and takes tags off. */
export const tag = defineCommand<CalledArgs["tag"]>({
  name: "tag",
  topic: "changes",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ about: aboutOne() }),
  positional: ["about…"],
  run: (context, { about }) =>
    onCustomer(context, "tag", about, async (customerId, rest) => {
      const { app, actor, audience, speak, lexicon } = context;
      const edit = readTagEdit(rest, lexicon);
      if (edit.add.length + edit.remove.length === 0) throw new Refusal("which-tags");
      const result = await tagCustomer(app, actor, customerId, edit);
      return changedView(result, actor.member.zone, audience, speak);
    }),
});
