import { describe, expect, it } from "vitest";
import { cardCapabilities } from "../../src/adapters/dingtalk/capabilities.ts";
import { localCapabilities } from "../../src/adapters/local/capabilities.ts";
import { slackCapabilities } from "../../src/adapters/slack/capabilities.ts";
import { render } from "../../src/adapters/slack/render.ts";
import type { Capabilities } from "../../src/chat/adapter.ts";
import { fit } from "../../src/chat/fit.ts";
import { type Button, buttonsOf, type OutboundMessage } from "../../src/chat/message.ts";

const keep = (ref: string): Button => ({ label: `kept #${ref}`, command: `/kept #${ref}` });

/** Some rows of so much text, with a button each, and the first of these below as well. */
const listOf = (count: number, length = 20): OutboundMessage => {
  const refs = Array.from({ length: count }, (_, index) => `K${index}F`);
  return {
    kind: "list",
    summary: "Promises",
    blocks: [
      {
        type: "list",
        start: 4,
        items: refs.map((ref) => [{ type: "text", text: `${ref} `.padEnd(length, "word ") }]),
        buttons: refs.map((ref) => [keep(ref)]),
      },
      { type: "actions", buttons: refs.slice(0, 2).map(keep), isOfRows: true },
    ],
    subjects: [],
  };
};
const labels = (message: OutboundMessage, capabilities: Capabilities) =>
  fit(message, capabilities).map((part) => buttonsOf(part).map(({ label }) => label));

describe("buttons in rows", () => {
  it("are shown where a platform has them, and not below as well", () => {
    for (const can of [localCapabilities, slackCapabilities])
      expect(labels(listOf(3), can)).toEqual([["kept #K0F", "kept #K1F", "kept #K2F"]]);
  });

  it("stand below the list where rows have none, and nowhere without buttons", () => {
    expect(labels(listOf(3), cardCapabilities)).toEqual([["kept #K0F", "kept #K1F"]]);
    expect(labels(listOf(3), { ...localCapabilities, buttons: false })).toEqual([[]]);
  });

  it("give way where the message would fall apart for them", () => {
    expect(labels(listOf(26), slackCapabilities)).toEqual([["kept #K0F", "kept #K1F"]]);
    expect(labels(listOf(24), slackCapabilities)[0]).toHaveLength(24);
  });

  it("stay with their rows where a list is too long anyway", () => {
    const parts = fit(listOf(40, 200), slackCapabilities);
    expect(parts.length).toBeGreaterThan(1);
    for (const { blocks } of parts)
      for (const block of blocks)
        if (block.type === "list" && block.buttons !== undefined)
          expect(block.buttons.map(([button]) => button?.label)).toEqual(
            block.items.map(([item]) => `kept #${item?.text.split(" ", 1)[0]}`),
          );
  });

  it("are on Slack a line of their own below each row, which goes on counting", () => {
    const [part] = fit(listOf(2), slackCapabilities);
    const { blocks } = render(part as OutboundMessage);
    expect(blocks.map(({ type }) => type)).toEqual([
      "rich_text",
      "actions",
      "rich_text",
      "actions",
    ]);
    expect(blocks.map(({ elements }) => (elements as { offset?: number }[])[0]?.offset)).toEqual([
      3,
      undefined,
      4,
      undefined,
    ]);
    const ids = blocks.flatMap(({ elements }) =>
      (elements as { action_id?: string }[]).flatMap(({ action_id: id }) => id ?? []),
    );
    expect(ids).toEqual(["b0", "b1"]);
  });
});
