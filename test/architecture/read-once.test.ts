import { describe, expect, it } from "vitest";
import { roomOf } from "./rooms.ts";
import { sources, withoutComments } from "./sources.ts";

/** The files, in no order, that call something. */
const calling = (call: RegExp): ReadonlySet<string> =>
  new Set(
    sources
      .filter(({ file, text }) => /^(bot|commands|features)\//.test(file) && call.test(text))
      .map(({ file }) => file),
  );

describe("a line", () => {
  it("is read once: no command line is printed to be read again, but by views for buttons", () => {
    const printed = /["'`]\/(?:[a-z]|\$\{)/;
    const wrong = sources.filter(
      ({ file, text }) =>
        ["bot", "commands"].includes(roomOf(file)) && printed.test(withoutComments(text)),
    );
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  it("is normalised where it arrives, and a saved one where it is chosen", () => {
    expect(calling(/(?<!function )\b(?:heard|normaliseInput)\(/)).toEqual(
      new Set([
        "bot/intake/answer-stranger.ts",
        "bot/grammar/words/normalise-input.ts",
        // What the platform quotes of the message replied to.
        "bot/subject/subject-sources.ts",
        "bot/intake/glance.ts",
        "bot/understanding/line.ts",
        "bot/understanding/saved-call.ts",
      ]),
    );
  });

  it("is looked through for a command where it arrives, and a saved one where it is chosen", () => {
    expect(calling(/(?<!function )\bparseCommandLine\(/)).toEqual(
      new Set([
        // Of strangers, and when the database is away, only the command is asked.
        "bot/intake/answer-stranger.ts",
        "bot/intake/glance.ts",
        "bot/understanding/readers/as-command.ts",
        // One word that is nearly a command's is one after all that it may be else.
        "bot/understanding/readers/as-slip.ts",
        "bot/understanding/saved-call.ts",
        // `/help snooze` names a command as a line would.
        "commands/help.ts",
      ]),
    );
  });
});
