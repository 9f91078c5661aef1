import { z } from "zod";
import { type CommandContext, defineCommand } from "../../bot/command.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import { findZone } from "../../core/places/find-zone.ts";
import { locales } from "../../core/vocabulary.ts";
import { Refusal } from "../../errors.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { findFirstRun, nameSelf } from "./first-run.app.ts";
import { type FirstStep, firstSteps, nextStep, readSelf, stepAfter } from "./first-run.core.ts";
import { allSetView, guided, namedView, stepView, thenView } from "./first-run.view.ts";

/**
 * `/begin [STEP [ANSWER]]`: leads whoever has just started through the first steps, a reply each. It keeps
 * nothing of how far one is: what is there tells. Any other command works meanwhile.
 */
export const begin = defineCommand({
  name: "begin",
  topic: "people",
  after: "help",
  permission: "admin",
  audience: "private",
  args: z.object({
    step: z.enum(firstSteps).optional().catch(undefined),
    answer: z.string().default(""),
  }),
  positional: ["step", "answer…"],
  async run(context, { step, answer }) {
    if (step === undefined) return askNext(context);
    if (answer === "") return ask(context, step);
    switch (step) {
      case "who":
        return takeName(context, answer);
      case "team":
        return through(context, "onboard", { text: answer }, step);
      case "customers":
        return through(context, "new", { text: answer }, step);
      case "chat":
        return ask(context, step);
    }
  },
});

/** What the first step asks that is left. */
export async function askNext(context: CommandContext): Promise<OutboundMessage> {
  const run = await runOf(context);
  return ask(context, nextStep(run), !run.team && !run.customers);
}

const runOf = (context: CommandContext) =>
  findFirstRun(context.app, context.actor, platformsOf(context).length > 0);

/** Where people write to us, besides the chat that is always there. */
const platformsOf = ({ platforms, routes }: CommandContext): readonly string[] =>
  platforms.filter((platform) => platform !== routes.direct("").platform);

/** What a step asks for; that all is set where none is left. `isNew`: with a greeting. */
async function ask(
  context: CommandContext,
  step: FirstStep | null,
  isNew = false,
): Promise<OutboundMessage> {
  const { speak, directories } = context;
  if (step === null) return allSetView(speak);
  const connected = platformsOf(context);
  const taken = directories.map(({ platform }) => platform);
  return stepView(
    { step, isNew, connected, directories: taken, handle: context.actor.member.handle },
    speak,
  );
}

async function takeName(context: CommandContext, answer: string): Promise<OutboundMessage> {
  const { app, actor, speak, speakIn } = context;
  const leads = locales.flatMap((locale) => speakIn(locale).t("begin.leads").split("|"));
  const said = readSelf(answer, leads);
  if (said === null) throw new Refusal("begin.no-name");
  const zone = said.place === null ? null : findZone(said.place);
  if (said.place !== null && zone === null) throw new Refusal("unknown-city", { text: said.place });
  await nameSelf(app, actor, said, zone);
  return thenView(namedView(said, zone, speak), await next(context, "who"));
}

/** What the next step asks, where something is left. */
const next = async (context: CommandContext, step: FirstStep): Promise<OutboundMessage> => {
  const after = stepAfter(step);
  return ask(context, after === null ? null : nextStep(await runOf(context), after));
};

/** Another command's answer; what it asks is answered here, and after what it did the next step is asked. */
async function through(
  context: CommandContext,
  name: "onboard" | "new",
  args: object,
  step: FirstStep,
): Promise<OutboundMessage> {
  const command = context.commands.get(name);
  if (command === undefined) throw new Error(`no command ${name}`);
  const message = await command.run(context, command.args.parse(args));
  if ("command" in message) throw new Error("an answer was expected");
  if (message.kind === "question") {
    return guided(message, buttonLine(name), buttonLine("begin", step));
  }
  return thenView(message, await next(context, step));
}
