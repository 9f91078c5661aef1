import { z } from "zod";
import { defineCommand, reads } from "../../bot/command.ts";
import { wholeWord } from "../../bot/grammar/words/word-table.ts";
import { Refusal } from "../../errors.ts";
import { markIntroduced, stepIntroductions } from "./introduce.app.ts";
import { introductionView } from "./introduction.view.ts";

/**
 * `/introduce`: a draft for each customer that came from a colleague who left, one at a time; its buttons
 * go on with `/introduce sent|next ROW`.
 */
export const introduce = defineCommand({
  name: "introduce",
  topic: "customers",
  after: "greet",
  permission: "sales",
  audience: "private",
  args: z.object({ text: z.string().max(100).default("") }),
  positional: ["text…"],
  reads: reads.alone,
  async run({ app, actor, lexicon, speak }, { text }) {
    const { member } = actor;
    if (text === "")
      return introductionView(await stepIntroductions(app, actor, null), null, member, speak);
    const [word = "", id = ""] = text.split(/\s+/);
    const step = wholeWord(lexicon.greetingSteps, word);
    if ((step !== "sent" && step !== "next") || !z.uuid().safeParse(id).success)
      throw new Refusal("introduction-gone");
    if (step === "next")
      return introductionView(await stepIntroductions(app, actor, id), null, member, speak);
    const done = await markIntroduced(app, actor, id, ({ before }) =>
      speak.t("introduction.note", { before: before ?? "" }),
    );
    return introductionView(await stepIntroductions(app, actor, null), done, member, speak);
  },
});
