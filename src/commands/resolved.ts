import { z } from "zod";
import { defineCommand } from "../bot/command.ts";
import { endOwed } from "../bot/end-owed.ts";

/** `/resolved REF`: a complaint of a customer is over. Asks which, where there is more than one. */
export const resolved = defineCommand({
  name: "resolved",
  topic: "day",
  permission: "sales",
  audience: "private",
  args: z.object({ text: z.string().default("") }),
  positional: ["text…"],
  run: (context, { text }) => endOwed(context, text, true),
});
