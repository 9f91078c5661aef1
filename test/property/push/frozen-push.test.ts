import fc from "fast-check";
import { expect, it } from "vitest";
import type { OutboundMessage } from "../../../src/chat/message.ts";
import { readPush, writePush } from "../../../src/scheduler/frozen-push.ts";

it("a frozen push thaws to what it was, pictures included", () => {
  const push = fc.record({
    to: fc.record({
      platform: fc.string(),
      workspace: fc.string(),
      kind: fc.constantFrom("group", "direct"),
      id: fc.string(),
    }),
    message: fc.record({
      kind: fc.constant("digest"),
      summary: fc.string({ unit: "grapheme" }),
      blocks: fc.array(
        fc.oneof(
          fc.record({ type: fc.constant("heading"), text: fc.string() }),
          fc.record({
            type: fc.constant("image"),
            picture: fc.record({
              png: fc.uint8Array({ maxLength: 300 }),
              alt: fc.string(),
              width: fc.nat(),
              height: fc.nat(),
            }),
          }),
        ),
      ),
      subjects: fc.constant([]),
    }),
  });
  fc.assert(
    fc.property(push, ({ to, message }) => {
      const frozen = { to, message: message as unknown as OutboundMessage } as const;
      expect(readPush(writePush(frozen as never))).toEqual(frozen);
    }),
  );
});
