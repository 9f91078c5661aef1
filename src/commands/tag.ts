import { z } from "zod";
import { tagCustomers } from "../app/customer/tag-customers.ts";
import { readTagEdit } from "../bot/arguments/read-tag-edit.ts";
import { aboutSeveral } from "../bot/arguments/split-target.ts";
import { defineCommand } from "../bot/command.ts";
import { onSeveral } from "../bot/subject/on-customer.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { Refusal } from "../errors.ts";
import { taggedView } from "../views/changes/tagged-view.ts";

/** `/tag REF[,REF …] TAG … [-TAG]`: puts tags on one customer or several, and takes tags off. */
export const tag = defineCommand<CalledArgs["tag"]>({
  name: "tag",
  topic: "changes",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ about: aboutSeveral() }),
  positional: ["about…"],
  run: (context, { about }) =>
    onSeveral(
      context,
      "tag",
      about,
      async (customers, rest) => {
        const { app, actor, audience, speak, lexicon } = context;
        const edit = readTagEdit(rest, lexicon);
        if (edit.add.length + edit.remove.length === 0) throw new Refusal("which-tags");
        const ids = customers.map(({ id }) => id);
        const tagged = await tagCustomers(app, actor, ids, edit);
        return taggedView(tagged, actor.member.zone, audience, speak);
      },
      (words) => isEdit(words) || !/\s[+＋-]/u.test(words),
    ),
});

/** Whether words begin with the sign of a tag that is added or taken off. */
const isEdit = (words: string): boolean => /^[+＋-]/u.test(words);
