import { z } from "zod";
import { defineCommand } from "../bot/command.ts";
import { endOwed } from "../bot/end-owed.ts";

/** `/kept REF`: what was promised to a customer is done. Asks which, where there is more than one. */
export const kept = defineCommand({
  name: "kept",
  topic: "day",
  permission: "sales",
  audience: "private",
  args: z.object({ text: z.string().default("") }),
  positional: ["text…"],
  run: (context, { text }) => endOwed(context, text, false),
});
