import { expect, it } from "vitest";
import { dingtalkCapabilities } from "../../src/adapters/dingtalk/capabilities.ts";
import { localCapabilities } from "../../src/adapters/local/capabilities.ts";
import { slackCapabilities } from "../../src/adapters/slack/capabilities.ts";
import { wechatyCapabilities } from "../../src/adapters/wechaty/capabilities.ts";
import { wecomAppCapabilities } from "../../src/adapters/wecom-app/capabilities.ts";
import type { Capabilities } from "../../src/chat/adapter.ts";
import { fit } from "../../src/chat/fit.ts";
import { buttonsOf, type OutboundMessage } from "../../src/chat/message.ts";
import { plainText } from "../../src/chat/plain-text.ts";
import { inButtons, paragraph, text } from "../../src/views/blocks/inline.ts";
import { numberedQuestion } from "../../src/views/blocks/numbered-question.ts";

const asked = (answers: readonly string[]) =>
  numberedQuestion(
    "Which one?",
    answers.map((answer) => [text(answer)]),
    answers.map((_, index) => `/c ${index}`),
  );

const shown = (message: OutboundMessage, capabilities: Capabilities) => {
  const parts = fit(message, capabilities);
  return {
    lists: parts.flatMap(({ blocks }) => blocks.filter(({ type }) => type === "list")).length,
    labels: parts.flatMap((part) => buttonsOf(part).map(({ label }) => label)),
    said: parts.map(plainText).join("\n"),
  };
};

it("says answers once, as buttons with their numbers, where these stand in the message", () => {
  for (const capabilities of [localCapabilities, slackCapabilities, dingtalkCapabilities]) {
    const { lists, labels, said } = shown(asked(["Lyon", "Nice"]), capabilities);
    expect(lists).toBe(0);
    expect(labels).toEqual(["1 Lyon", "2 Nice"]);
    if (capabilities !== dingtalkCapabilities) expect(said).toBe("Which one?\n1 Lyon\n2 Nice");
  }
});

it("leaves out what the buttons repeat, and says it where there are none or not everybody sees them", () => {
  const said = (capabilities: Capabilities) =>
    shown(
      {
        ...asked(["Lyon"]),
        blocks: [
          paragraph("Towns"),
          inButtons("More: /c Lyon"),
          { type: "actions", buttons: [{ label: "Lyon", command: "/c Lyon" }] },
        ],
      },
      capabilities,
    ).said;
  for (const capabilities of [localCapabilities, slackCapabilities, dingtalkCapabilities])
    expect(said(capabilities)).not.toContain("More:");
  for (const capabilities of [wechatyCapabilities, wecomAppCapabilities])
    expect(said(capabilities)).toContain("More: /c Lyon");
});

it("keeps the list where there are no buttons, or on a card that not everybody sees", () => {
  for (const capabilities of [wechatyCapabilities, wecomAppCapabilities]) {
    const { lists, said } = shown(asked(["Lyon", "Nice"]), capabilities);
    expect(lists).toBe(1);
    expect(said).toContain("1 Lyon\n2 Nice");
  }
});

it("keeps the list where not every answer has a button, or not in full", () => {
  const six = ["1", "2", "3", "4", "5", "6"].map((one) => `answer ${one}`);
  expect(shown(asked(six), dingtalkCapabilities)).toMatchObject({ lists: 1 });
  const long = ["Lyon", "Société générale des quincailleries réunies"];
  expect(shown(asked(long), dingtalkCapabilities)).toMatchObject({ lists: 1 });
  expect(shown(asked(long), localCapabilities)).toMatchObject({ lists: 0 });
});

it("keeps a list that says more than the buttons, and buttons of other things as they are", () => {
  const message = asked(["Lyon", "Nice"]);
  const [question, , actions] = message.blocks;
  if (question === undefined || actions?.type !== "actions") throw new Error("no buttons");
  const undo = { label: "Undo", command: "/undo" };
  const more = { ...actions, buttons: [...actions.buttons, undo] };
  expect(
    shown({ ...message, blocks: [...message.blocks.slice(0, 2), more] }, localCapabilities),
  ).toMatchObject({ lists: 0, labels: ["1 Lyon", "2 Nice", "Undo"] });
  const list = { type: "list", start: 1, items: [[text("Lyon, 3 open")], [text("Nice")]] } as const;
  expect(shown({ ...message, blocks: [question, list, actions] }, localCapabilities)).toMatchObject(
    {
      lists: 1,
      labels: ["Lyon", "Nice"],
    },
  );
});
