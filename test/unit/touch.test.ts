import { expect, test } from "vitest";
import { isTwoWay } from "../../src/core/touch/touch.ts";
import type { Direction, Outcome, TouchKind } from "../../src/core/vocabulary.ts";

test.each<[TouchKind, Direction, Outcome, boolean]>([
  ["call", "out", "contacted", true],
  ["visit", "out", "contacted", true],
  ["email", "out", "contacted", false],
  ["message", "out", "contacted", false],
  ["greeting", "out", "contacted", false],
  ["email", "in", "contacted", true],
  ["email", "out", "replied", true],
  ["message", "out", "declined", true],
  ["other", "out", "ordered", true],
  ["sample", "out", "received", true],
  ["call", "out", "promised", true],
  ["call", "out", "no-answer", false],
  ["quote", "out", "quoted", false],
  ["sample", "out", "sampled", false],
  ["quote", "in", "quoted", true],
])("%s %s %s: both sides spoke is %s", (kind, direction, outcome, expected) => {
  expect(isTwoWay({ kind, direction, outcome })).toBe(expected);
});
