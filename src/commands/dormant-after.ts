import { z } from "zod";
import { setDormantDays } from "../app/dormancy/set-dormant-days.ts";
import { defineCommand } from "../bot/command.ts";
import { plainMessage } from "../chat/message.ts";
import { Refusal } from "../errors.ts";

/** `/dormant-after DAYS`: how long customers without a rhythm of their own may be silent. */
export const dormantAfter = defineCommand({
  name: "dormant-after",
  topic: "admin",
  permission: "admin",
  audience: "anywhere",
  args: z.object({ days: z.string().max(20).default("") }),
  positional: ["days…"],
  async run({ app, actor, speak }, { days: text }) {
    const days = Number(/^\s*(\d{1,4})/.exec(text)?.[1]);
    if (!(days >= 7 && days <= 730)) throw new Refusal("bad-dormant-days");
    await setDormantDays(app, actor, days);
    return plainMessage("answer", speak.t("dormant.after", { days }));
  },
});
