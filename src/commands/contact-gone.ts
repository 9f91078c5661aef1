import { z } from "zod";
import { aboutOne } from "../bot/arguments/split-target.ts";
import { usageRefusal } from "../bot/arguments/usage-refusal.ts";
import { defineCommand } from "../bot/command.ts";
import { callOf } from "../bot/understanding/call-of.ts";

/** `/remove contact REF NAME`: takes a person away from a customer. */
export const contactGone = defineCommand({
  name: "contact-gone",
  topic: "customers",
  permission: "sales",
  audience: "private",
  args: z.object({ about: aboutOne(z.string().max(200)) }),
  positional: ["about…"],
  run: async ({ speak }, { about }) => {
    if (about.rest === "") throw usageRefusal("contact-gone", speak);
    return callOf("contact", { about: { ...about, rest: `remove ${about.rest}` } });
  },
});
