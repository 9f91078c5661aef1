import { expect, it } from "vitest";
import { commands } from "../../src/commands/index.ts";
import { helpTopics } from "../../src/core/help-topics.ts";

it("every command stands under one topic of the help", () => {
  const listed = Object.values(helpTopics).flat();
  expect([...listed].sort()).toEqual(commands.map(({ name }) => name).sort());
});
