import { expect, it } from "vitest";
import { readers } from "../../../src/bot/understanding/readers.ts";

it("a line is read in this order, and a change of it is deliberate", () => {
  expect(readers.map(({ name }) => name)).toEqual([
    "command-word",
    "saved-choice",
    "decision",
    "overheard",
    "courtesy",
    "change-of-target",
    "change",
    "told-in-reply",
    "new-customer",
    "days-off",
    "bare-target",
    "told-of-target",
    "search",
    "customer-called",
    "question",
    "told",
  ]);
});
