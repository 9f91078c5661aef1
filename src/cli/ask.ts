import type { Command } from "commander";
import { Refusal } from "../errors.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { actorOf } from "./actor-of.ts";
import { withGenjin } from "./with-genjin.ts";

type Options = { as: string; in?: string; replyTo?: string; json?: true };

/** How long a command may take, in milliseconds. */
const patienceMs = 60_000;

/** `ask`: sends one message through the whole app and prints the answer. */
export function registerAsk(program: Command, speak: Speaker): void {
  program
    .command("ask")
    .description(speak.t("cli:ask"))
    .requiredOption("--as <handle>", speak.t("cli:as"))
    .option("--in <chat>", speak.t("cli:in"))
    .option("--reply-to <message>", speak.t("cli:reply-to"))
    .option("--json", speak.t("cli:json"))
    .argument("<text...>", speak.t("cli:text"))
    .action(async (words: string[], options: Options) => {
      await withGenjin(speak, async (genjin) => {
        const { localChat, directChatOf } = genjin;
        const { replyTo } = options;
        const { handle } = (await actorOf(genjin, options.as)).member;
        const { answers } = await localChat.say({
          as: handle,
          chat: options.in ?? directChatOf(handle),
          text: words.join(" "),
          waitMs: patienceMs,
          ...(replyTo === undefined ? {} : { replyTo }),
        });
        if (options.json) console.log(JSON.stringify({ answers }));
        else console.log(answers.map((answer) => answer.text).join("\n\n"));
        if (answers.length === 0 && !options.json) throw new Refusal("no-answer");
      });
    });
}
