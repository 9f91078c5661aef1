import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { Zone } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { code, paragraph, text } from "../../views/blocks/inline.ts";
import { type FirstStep, firstSteps, type SaidSelf, stepAfter } from "./first-run.core.ts";
import { askRosterView } from "./onboarding.view.ts";

/** What a step needs to be asked. */
type Asked = {
  readonly step: FirstStep;
  /** Nothing was done yet that a person sees: whoever asks is greeted. */
  readonly isNew: boolean;
  /** Chat platforms that are connected. */
  readonly connected: readonly string[];
  readonly directories: readonly string[];
  readonly handle: string;
};

/** A step of the first run: what it asks, how to pass it over, and how to come back. */
export function stepView(asked: Asked, speak: Speaker): OutboundMessage {
  const { step, isNew } = asked;
  const title = speak.t(`begin.${step}.title`, {
    number: firstSteps.indexOf(step) + 1,
    count: firstSteps.length,
  });
  const after = stepAfter(step);
  const skip = after === null ? buttonLine("today") : buttonLine("begin", after);
  return {
    kind: "question",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      ...(isNew ? [paragraph(speak.t("begin.hello"))] : []),
      ...bodyOf(asked, speak),
      paragraph(speak.t(after === null ? "begin.end-hint" : "begin.skip-hint")),
      {
        type: "actions",
        buttons: [
          {
            label: speak.t(after === null ? "begin.end-button" : "begin.skip-button"),
            command: skip,
          },
        ],
      },
    ],
    subjects: [],
    choices: [skip],
    ...(awaitsOf[step] === null ? {} : { awaits: awaitsOf[step] }),
  };
}

/** What a free answer to each step completes. */
const awaitsOf: Readonly<Record<FirstStep, string | null>> = {
  who: buttonLine("begin", "who"),
  team: buttonLine("begin", "team"),
  customers: buttonLine("begin", "customers", "?"),
  chat: null,
};

function bodyOf({ step, connected, directories, handle }: Asked, speak: Speaker): readonly Block[] {
  switch (step) {
    case "who":
      return [paragraph(speak.t("begin.who.how"))];
    case "team":
      return guided(askRosterView(directories, speak), "/onboard", "/begin team").blocks;
    case "customers":
      return [
        paragraph(speak.t("begin.customers.how")),
        { type: "paragraph", inlines: [code(speak.t("begin.customers.example"))] },
        paragraph(speak.t("begin.customers.import")),
        {
          type: "paragraph",
          inlines: [code(`${speak.t("missing.import-command")} --as ${handle}`)],
        },
      ];
    case "chat":
      return connected.length === 0
        ? [paragraph(speak.t("begin.chat.how")), paragraph(speak.t("begin.chat.page"))]
        : [
            paragraph(
              speak.t("begin.chat.there", {
                platforms: connected
                  .map((platform) => speak.sentenceOf("platforms.", platform))
                  .join(speak.t("list.comma")),
              }),
            ),
          ];
  }
}

/** A message whose commands are said to the guide instead, so that it goes on after them. */
export function guided(message: OutboundMessage, from: string, to: string): OutboundMessage {
  const turned = (line: string) =>
    line === from || line.startsWith(`${from} `) ? to + line.slice(from.length) : line;
  return {
    ...message,
    blocks: message.blocks.map((block) =>
      block.type === "actions"
        ? {
            ...block,
            buttons: block.buttons.map((one) => ({ ...one, command: turned(one.command) })),
          }
        : block,
    ),
    ...(message.choices === undefined ? {} : { choices: message.choices.map(turned) }),
    ...(message.awaits === undefined ? {} : { awaits: turned(message.awaits) }),
  };
}

/** What came of a step, and the next one below it. */
export const thenView = (done: OutboundMessage, next: OutboundMessage): OutboundMessage => ({
  ...next,
  summary: done.summary,
  blocks: [...done.blocks, { type: "divider" }, ...next.blocks],
  subjects: done.subjects,
});

/** Who somebody said they are. */
export function namedView({ name, company }: SaidSelf, zone: Zone | null, speak: Speaker) {
  const parts = [name, company, zone === null ? null : speak.city(zone)];
  const said = parts.filter((part) => part !== null).join(speak.t("list.dot"));
  const title = speak.t("begin.named", { said });
  const message: OutboundMessage = {
    kind: "answer",
    summary: title,
    blocks: [{ type: "paragraph", inlines: [text(title)] }],
    subjects: [],
  };
  return message;
}

/** Nothing is left to be done. */
export function allSetView(speak: Speaker): OutboundMessage {
  const title = speak.t("begin.done");
  const today = speak.t("commands:today.example");
  return {
    kind: "answer",
    summary: title,
    blocks: [
      paragraph(title),
      { type: "actions", buttons: [{ label: today, command: buttonLine("today") }] },
    ],
    subjects: [],
  };
}
