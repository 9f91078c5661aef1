import { z } from "zod";
import { defineCommand } from "../bot/command.ts";
import { decideAsTold } from "../bot/subject/decide-as-told.ts";

/** `/accept REF [TIER]`: takes the proposed tier, if it is still the one that is proposed. */
export const accept = defineCommand({
  name: "accept",
  topic: "changes",
  permission: "sales",
  audience: "private",
  args: z.object({ text: z.string().default("") }),
  positional: ["text…"],
  run: (context, { text }) => decideAsTold(context, "accept", text),
});
