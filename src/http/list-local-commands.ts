import { z } from "zod";
import type { Bot } from "../bot/bot.ts";
import { type Locale, locales } from "../core/vocabulary.ts";
import type { LocalCommand } from "./local-chat-port.ts";

const commandFile = z.record(z.string(), z.looseObject({ words: z.array(z.string()) }));

/** The commands that the hints offer, said in the locale and found by the words of every locale. */
export function listLocalCommands(
  { commands, translator }: Pick<Bot, "commands" | "translator">,
  locale: Locale,
): LocalCommand[] {
  const speak = translator.speaker(locale);
  const files = [locale, ...locales.filter((other) => other !== locale)].map((each) =>
    commandFile.parse(translator.bundle(each, "commands")),
  );
  return [...commands.values()].map(({ name }) => {
    const [command = "", ...usage] = speak.t(`commands:${name}.usage`).split(" ");
    // Stars say how a word joins what follows; nobody types them.
    const words = files
      .flatMap((file) => file[name]?.words ?? [])
      .map((word) => word.replace(/\*+$/, ""));
    return {
      command,
      usage: usage.join(" "),
      does: speak.t(`commands:${name}.help`),
      aliases: [...new Set([name, ...words])].filter((word) => `/${word}` !== command),
    };
  });
}
