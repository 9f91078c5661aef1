import { expect, it } from "vitest";
import { roomOf } from "./rooms.ts";
import { sources, withoutComments } from "./sources.ts";

const isPure = (file: string): boolean => ["core", "chat", "views"].includes(roomOf(file));

// A package with large data is loaded with its first use, which only node:module can do at once.
const impure =
  /"node:(?!module")|\bDate\.now\(|\bnew Date\(\)|\bDate\(\)|Math\.random\(|\bcrypto\.|\bprocess\.|performance\.now\(|\bfetch\(|\bset(Timeout|Interval|Immediate)\(/;

it("what is pure does no I/O, reads no clock and draws no random number", () => {
  const wrong = sources.filter(
    ({ file, text }) => isPure(file) && impure.test(withoutComments(text)),
  );
  expect(wrong.map(({ file }) => file)).toEqual([]);
});
