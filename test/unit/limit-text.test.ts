import { describe, expect, it } from "vitest";
import { limitText, longestText } from "../../src/bot/intake/limit-text.ts";
import type { ChatEvent } from "../../src/chat/event.ts";
import type { Instant } from "../../src/core/time/civil.ts";

const said = (text: string, quotedText?: string): ChatEvent => ({
  type: "message",
  key: "k",
  conversation: { platform: "local", workspace: "local", kind: "direct", id: "direct:lily" },
  sender: { userId: "lily" },
  at: 0 as Instant,
  text,
  messageId: "m",
  ...(quotedText !== undefined && { repliesTo: { messageId: "q", quotedText } }),
});

describe("a text at the door", () => {
  it("is let in as it is up to the limit", () => {
    const event = said("x".repeat(longestText), "quoted");
    expect(limitText(event)).toEqual(event);
  });

  it("is cut beyond it, between characters, and says so", () => {
    expect(limitText(said("x".repeat(longestText + 1)))).toEqual({
      ...said("x".repeat(longestText)),
      isCut: true,
    });
    expect(limitText(said(`${"x".repeat(longestText - 1)}😀`))).toMatchObject({
      text: "x".repeat(longestText - 1),
      isCut: true,
    });
  });

  it("keeps nothing that is no text, and of a quote no more either", () => {
    expect(limitText(said("a\0b", "q".repeat(longestText * 2)))).toEqual(
      said("ab", "q".repeat(longestText)),
    );
  });
});
