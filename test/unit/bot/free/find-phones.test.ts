import { describe, expect, it } from "vitest";
import { heard } from "../../../../src/bot/grammar/words/normalise-input.ts";
import { findSpans } from "../../../../src/bot/understanding/free/find-spans.ts";
import { lexicon, today } from "../../../support/free-customers.ts";

const none = { customers: [], certain: [], members: [] };
const phones = (typed: string) =>
  findSpans(heard(typed), none as never, lexicon, today).flatMap((span) =>
    span.type === "phone" ? [span.value] : [],
  );

describe("phone numbers in a text", () => {
  it.each([
    ["换号了，新的+61 2 5550 7788", "+61 2 5550 7788"],
    ["电话13912345678", "13912345678"],
    ["手机是+971-50-555-0119打这个", "+971-50-555-0119"],
    ["new number: +49 40 5550 0114", "+49 40 5550 0114"],
  ])("%s", (text, number) => expect(phones(text)).toEqual([number]));

  it.each(["ok2026120288", "PO#4500012345"])("none in %s", (text) =>
    expect(phones(text)).toEqual([]),
  );
});
