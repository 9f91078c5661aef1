import { z } from "zod";
import { readTagEdit } from "../bot/arguments/read-tag-edit.ts";
import { aboutSeveral } from "../bot/arguments/split-target.ts";
import { defineCommand } from "../bot/command.ts";
import { changedAlike } from "../bot/drafting/changed-alike.ts";
import { onSeveral } from "../bot/subject/on-customer.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { Refusal } from "../errors.ts";

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
        const edit = readTagEdit(rest, context.lexicon);
        if (edit.add.length + edit.remove.length === 0) throw new Refusal("which-tags");
        return changedAlike(context, customers, { kind: "tags", ...edit });
      },
      (words) => isEdit(words) || !/\s[+＋-]/u.test(words),
    ),
});

/** Whether words begin with the sign of a tag that is added or taken off. */
const isEdit = (words: string): boolean => /^[+＋-]/u.test(words);
