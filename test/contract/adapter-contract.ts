import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Adapter, Capabilities, Receive } from "../../src/chat/adapter.ts";
import type { ChatEvent, Conversation, Sender } from "../../src/chat/event.ts";
import { fit as fitTo } from "../../src/chat/fit.ts";
import { type Block, type OutboundMessage, plainMessage } from "../../src/chat/message.ts";
import { pressToken } from "../../src/chat/press-token.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { AdapterError } from "../../src/errors.ts";

/** A message as the people in a chat see it, after the vendor's own reading of its markup. */
export type Seen = {
  /** As `send` answered it. */
  readonly messageId: string;
  /** The platform's id of the chat. */
  readonly chat: string;
  readonly thread?: string;
  /** All that can be read, without the labels of buttons; list numbers and bullets included. */
  readonly text: string;
  /** Whom it calls: user ids, and `everyone` for `@channel`, `@all` and the like. */
  readonly pings: readonly string[];
  /** Labels of the buttons, in order. */
  readonly buttons: readonly string[];
  /** Texts of the pictures, in order. */
  readonly pictures: readonly string[];
};

/** Something that a person says. */
export type Said = {
  readonly in: Conversation;
  readonly text: string;
  /** The vendor's delivery id; the same again is a redelivery. */
  readonly key?: string;
  /** Said in reply to this message of the bot. */
  readonly repliesTo?: Seen;
};

/** What the vendor saw of its delivery. */
export type Delivered = { readonly acknowledged: boolean };

/** What can go wrong with the next send, and how many times. */
export type Fault =
  /** Too many messages: come back after `retryAfterMs`. */
  | "limited"
  /** Our credentials are not good any more. */
  | "unauthorised"
  /** This chat is gone, or we may not write there. */
  | "refused"
  /** The vendor answers with an error of its own (5xx). */
  | "broken"
  /** The message arrives, its answer does not. */
  | "answer-lost";

/** One adapter on one fresh simulator, talking over real sockets. */
export type Stage = {
  /** Not started yet; the suite starts and stops it. */
  readonly adapter: Adapter;
  readonly person: Sender;
  readonly direct: Conversation;
  readonly group: Conversation;
  /** A thread in the group; where the platform has threads. */
  readonly thread?: Conversation;
  /** A person writes; resolves when the vendor has its acknowledgement or stops waiting for it. */
  says(said: Said): Promise<Delivered>;
  /** The vendor shows the bot a message of its own. */
  echoes?(text: string, where: Conversation): Promise<void>;
  /** A person presses a button of a message. */
  presses?(message: Seen, label: string): Promise<Delivered>;
  /** Payloads of the vendor that mean nothing to us, by name, well formed and malformed. */
  readonly strange: Readonly<Record<string, () => Promise<unknown>>>;
  /** Everything that people have seen from the bot so far, oldest first. */
  seen(): readonly Seen[];
  /** Makes the next sends fail, one unless `times` says otherwise. */
  fail?(fault: Fault, times?: number): void;
  /** What `limited` asks us to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** Ends the connection as the vendor does; `silently`: it stops answering without a word. */
  disconnects?(how: "politely" | "abruptly" | "silently"): Promise<void>;
  /** A request to our address that is not, or not any more, what the vendor signed; its status. */
  forges?(how: "unsigned" | "wrong" | "old" | "future" | "tampered"): Promise<number>;
  /** Connections to the simulator that are open. */
  connections(): number;
  close(): Promise<void>;
};

/** What the suite must know of a platform before it opens a stage. */
export type AdapterTraits = {
  /** Name of the tests. */
  readonly name: string;
  readonly capabilities: Capabilities;
  /** What a reply tells of its message: the id that `send` answered, or only its text. */
  readonly replies: "by-id" | "by-quote" | "none";
  /** What a press tells: the id that `send` answered with the command line; or the post's token, with
   * the line or with no more than the number of the button. */
  readonly presses?: "token" | "number";
  /** Whether an event that could not be recorded is left unacknowledged, so that it comes again. */
  readonly withholdsAck: boolean;
  /** Which faults the simulator can play. */
  readonly faults: readonly Fault[];
  readonly disconnects: readonly ("politely" | "abruptly" | "silently")[];
  readonly forges: readonly ("unsigned" | "wrong" | "old" | "future" | "tampered")[];
  /** How long it may take until a lost connection is there again, in milliseconds. */
  readonly reconnectMs?: number;
  readonly open: () => Promise<Stage>;
};

const at = Date.parse("2026-11-23T01:00:00Z") as Instant;

const aMinuteAgo = () => (Date.now() - 60_000) as Instant;

/** Names that would call people, change looks or hide things if anybody took them for markup. */
const hostile: readonly string[] = [
  "<!channel> <!here> <!everyone> <@U012AB3CD> <#C0123|general>",
  "@all @所有人 @everyone <@all> @lily",
  "*bold* _it_ ~gone~ `code` **b** __u__ ~~s~~",
  "# not a heading",
  "> not a quote",
  "- not a list",
  "1. not a number",
  "[not a link](https://example.com) ![no](x.png) <https://example.com|no>",
  "<font color='red'>red</font> <script>alert(1)</script> &lt;b&gt; &amp;",
  "\u202Egnp.exe\u202C شركة المثال",
  "Zoë & Söhne GmbH — “Größe” 👩‍👩‍👧 跟进（北京）有限公司",
];

/** Runs the contract that every adapter keeps. */
export function adapterContract(traits: AdapterTraits): void {
  const { capabilities } = traits;

  describe(`${traits.name} keeps the adapter contract`, () => {
    let stage: Stage;
    /** All that came, and what of it the inbox would let pass: the first under each key. */
    let received: ChatEvent[];
    let events: ChatEvent[];
    let receive: Receive;
    const rejections: unknown[] = [];
    const noteRejection = (reason: unknown) => void rejections.push(reason);

    beforeEach(async () => {
      rejections.length = 0;
      process.on("unhandledRejection", noteRejection);
      received = [];
      events = [];
      receive = async (event) => {
        if (!received.some((one) => one.key === event.key)) events.push(event);
        received.push(event);
        return { handled: Promise.resolve() };
      };
      stage = await traits.open();
      await stage.adapter.start((event) => receive(event));
    });

    afterEach(async () => {
      await stage.adapter.stop();
      await stage.close();
      process.off("unhandledRejection", noteRejection);
      expect(rejections).toEqual([]);
    });

    const send = async (
      to: Conversation,
      message: OutboundMessage,
      key = `key-${Math.random()}`,
    ) => {
      const sent = [];
      for (const [index, part] of fitTo(message, stage.adapter.capabilities).entries()) {
        sent.push(await stage.adapter.send(to, part, { key: `${key}.${index}`, at }));
      }
      return sent;
    };
    const post = async (to: Conversation, message: OutboundMessage): Promise<Seen> => {
      await send(to, message);
      const last = stage.seen().at(-1);
      if (last === undefined) throw new Error("nothing was seen");
      return last;
    };
    const onlyMessage = async () => {
      await vi.waitFor(() => expect(events).toHaveLength(1), 5000);
      const [event] = events;
      if (event?.type !== "message") throw new Error(`a ${event?.type} came`);
      return event;
    };

    it("declares the capabilities that it has", () => {
      const { sizeOf: _, ...declared } = stage.adapter.capabilities;
      const { sizeOf: __, ...expected } = capabilities;
      expect(declared).toEqual(expected);
    });

    describe("takes in", () => {
      it("what is said in the direct chat", async () => {
        const { acknowledged } = await stage.says({
          in: stage.direct,
          text: "/today 2",
          key: "k1",
        });
        const event = await onlyMessage();
        expect(acknowledged).toBe(true);
        expect(event.text.trim()).toBe("/today 2");
        expect(event.conversation).toEqual(stage.direct);
        expect(event.sender.userId).toBe(stage.person.userId);
        expect(event.repliesTo).toBeUndefined();
        expect(event.key).not.toBe("");
      });

      it("what is said to it in a group, without its own mention", async () => {
        await stage.says({ in: stage.group, text: "今日" });
        const event = await onlyMessage();
        expect(event.text.trim()).toBe("今日");
        expect(event.conversation).toEqual(stage.group);
      });

      it("words as they were written", async () => {
        for (const text of hostile) await stage.says({ in: stage.direct, text: `#K3F ${text}` });
        await vi.waitFor(() => expect(events).toHaveLength(hostile.length));
        const heard = events.map((event) => (event.type === "message" ? event.text.trim() : ""));
        expect(heard).toEqual(hostile.map((text) => `#K3F ${text}`));
      });

      it("a redelivery under the same key, and acknowledges it again", async () => {
        const said = { in: stage.direct, text: "hello", key: "again-1" };
        const first = await stage.says(said);
        const second = await stage.says(said);
        expect([first.acknowledged, second.acknowledged]).toEqual([true, true]);
        expect(received.length).toBeGreaterThan(1);
        expect(events).toHaveLength(1);
      });

      it("different messages under different keys", async () => {
        await stage.says({ in: stage.direct, text: "same" });
        await stage.says({ in: stage.direct, text: "same" });
        await vi.waitFor(() => expect(events).toHaveLength(2));
        expect(new Set(events.map((event) => event.key)).size).toBe(2);
      });

      it.runIf(traits.withholdsAck)("nothing that could not be recorded", async () => {
        receive = () => Promise.reject(new Error("database away"));
        const { acknowledged } = await stage.says({ in: stage.direct, text: "keep this" });
        expect(acknowledged).toBe(false);
      });

      it("the next message after one that could not be recorded", async () => {
        const works = receive;
        receive = () => Promise.reject(new Error("database away"));
        await stage.says({ in: stage.direct, text: "one" });
        receive = works;
        await stage.says({ in: stage.direct, text: "two" });
        await vi.waitFor(() =>
          expect(
            events.some((event) => event.type === "message" && event.text.includes("two")),
          ).toBe(true),
        );
      });

      it("nothing strange, and goes on", async () => {
        for (const deliver of Object.values(stage.strange)) await deliver();
        await stage.says({ in: stage.direct, text: "still there?" });
        expect((await onlyMessage()).text.trim()).toBe("still there?");
      });

      it("nothing that it said itself", async () => {
        await stage.echoes?.("/today", stage.group);
        await stage.says({ in: stage.direct, text: "only this" });
        expect((await onlyMessage()).text.trim()).toBe("only this");
      });

      it.runIf(traits.replies !== "none")("what a reply replies to", async () => {
        for (const where of [stage.direct, stage.group]) {
          events.length = 0;
          const nudge = await post(where, plainMessage("nudge", "Call Acme  #K3F"));
          await stage.says({ in: where, text: "called, ok", repliesTo: nudge });
          const event = await onlyMessage();
          if (traits.replies === "by-id") {
            expect(event.repliesTo?.messageId).toBe(nudge.messageId);
          } else {
            expect(event.repliesTo?.quotedText).toContain("#K3F");
          }
          expect(event.text.trim()).toBe("called, ok");
          expect(event.conversation.id).toBe(where.id);
        }
      });

      it.runIf(capabilities.buttons)("a pressed button as its command line", async () => {
        await send(stage.direct, withButtons, "pressed");
        const seen = stage.seen().findLast(({ buttons }) => buttons.length > 0);
        if (seen === undefined) throw new Error("no buttons were seen");
        expect(seen.buttons).toEqual(["Undo", "Not <now>"]);
        const delivered = await stage.presses?.(seen, "Not <now>");
        expect(delivered).toEqual({ acknowledged: true });
        await vi.waitFor(() => expect(events).toHaveLength(1));
        expect(events[0]).toMatchObject({
          type: "button",
          ...(traits.presses === "number"
            ? { command: "Not <now>", number: 1 }
            : { command: "/snooze #K3F 3d & more" }),
          messageId: traits.presses === undefined ? seen.messageId : pressToken("pressed.0"),
          conversation: stage.direct,
          sender: { userId: stage.person.userId },
        });
      });
    });

    describe("posts", () => {
      it("where it was spoken to", async () => {
        for (const where of [stage.direct, stage.group]) {
          events.length = 0;
          await stage.says({ in: where, text: "hi" });
          const { conversation } = await onlyMessage();
          const seen = await post(conversation, plainMessage("answer", "Hello there"));
          expect(seen.chat).toBe(where.id);
          expect(seen.text).toContain("Hello there");
        }
      });

      it.runIf(capabilities.threads)("in the thread where it was spoken to", async () => {
        const { thread } = stage;
        if (thread === undefined) throw new Error("no thread");
        await stage.says({ in: thread, text: "hi" });
        const { conversation } = await onlyMessage();
        expect(conversation).toEqual(thread);
        const seen = await post(conversation, plainMessage("answer", "Here"));
        expect([seen.chat, seen.thread]).toEqual([thread.id, thread.thread]);
      });

      it("privately to a person", async () => {
        const direct = await stage.adapter.openDirect?.(stage.person, stage.direct.workspace);
        if (direct === undefined) return;
        expect(direct).toMatchObject({ kind: "direct", platform: stage.adapter.platform });
        const seen = await post(direct, plainMessage("notice", "Between us"));
        expect(seen.chat).toBe(stage.direct.id);
      });

      it("names literally, calling nobody", async () => {
        for (const name of hostile) {
          const seen = await post(stage.group, everywhere(name));
          const places = seen.text.split(name).length - 1;
          expect(places, `${name} in ${seen.text}`).toBeGreaterThanOrEqual(6);
          expect(seen.pings).toEqual([]);
        }
      });

      it("10,000 characters in as many posts as it takes, in order", async () => {
        const words = Array.from({ length: 1700 }, (_, index) => `w${index}客`);
        const inlines = [{ type: "text" as const, text: words.join(" ") }];
        const list = words
          .slice(0, 300)
          .map((word) => [{ type: "strong" as const, text: `${word} & <b>` }]);
        await send(stage.direct, {
          ...plainMessage("answer", "Long"),
          blocks: [
            { type: "paragraph", inlines },
            { type: "list", start: 1, items: list },
          ],
        });
        const all = stage
          .seen()
          .map((seen) => seen.text)
          .join("\n");
        let position = -1;
        for (const word of words) {
          const found = all.indexOf(word, position);
          expect(found, word).toBeGreaterThan(position);
          position = found;
        }
        for (const [word] of list) expect(all).toContain(word?.text);
      });

      it("every kind of block at its limits", async () => {
        const long = "客户 ".repeat(1500);
        const row = ["Country", "Customers"];
        await send(stage.group, {
          ...plainMessage("answer", long),
          blocks: [
            { type: "heading", text: long },
            { type: "quote", inlines: [{ type: "em", text: long }] },
            { type: "fields", fields: [{ label: "Note", value: [{ type: "text", text: long }] }] },
            { type: "table", header: row, rows: Array.from({ length: 120 }, () => row) },
            { type: "divider" },
            {
              type: "actions",
              buttons: Array.from({ length: 30 }, (_, index) => ({
                label: `${index} ${long}`,
                command: `/log #K3F ${"x".repeat(index * 100)}`,
              })),
            },
            {
              type: "list",
              items: Array.from({ length: 120 }, () => [{ type: "code", text: "#K3F" }]),
            },
          ],
        });
        expect(stage.seen().length).toBeGreaterThan(0);
      });

      it("a picture, or what it says", async () => {
        await send(stage.group, {
          ...plainMessage("summary", "Week"),
          blocks: [
            { type: "heading", text: "Week 48" },
            {
              type: "image",
              picture: { png: onePixel, alt: "5 customers: KA 1, A 4", width: 1, height: 1 },
            },
            { type: "paragraph", inlines: [{ type: "text", text: "All in time" }] },
          ],
        });
        const all = stage.seen();
        expect(all.map((seen) => seen.text).join("\n")).toMatch(/Week 48[\s\S]*All in time/);
        const pictures = all.flatMap((seen) => seen.pictures);
        expect(pictures).toHaveLength(capabilities.images ? 1 : 0);
        const hasTexts = capabilities.images && capabilities.maxAlt !== 0;
        const texts = hasTexts ? pictures : all.map((seen) => seen.text);
        expect(texts.join("\n")).toContain("5 customers: KA 1, A 4");
        expect(all.every((seen) => seen.chat === stage.group.id)).toBe(true);
      });

      it("a file, or its name", async () => {
        await send(stage.direct, {
          ...plainMessage("answer", "Your list"),
          blocks: [
            { type: "file", file: { name: "my-list.xlsx", bytes: Buffer.from("PK of a table") } },
            { type: "paragraph", inlines: [{ type: "text", text: "Your list" }] },
          ],
        });
        const all = stage.seen();
        expect(all.map((seen) => seen.text).join("\n")).toMatch(/Your list/);
        expect(all.map((seen) => seen.text).join("\n")).toContain("my-list.xlsx");
        expect(all).toHaveLength(capabilities.files === true ? 2 : 1);
      });

      it("links that can be followed", async () => {
        const url = "https://example.com/a?b=1&c=2";
        const seen = await post(stage.direct, {
          ...plainMessage("answer", ""),
          blocks: [{ type: "paragraph", inlines: [{ type: "link", text: "Site", url }] }],
        });
        expect(seen.text).toContain(url);
      });
    });

    describe("says of a failure", () => {
      const failing = async (fault: Fault) => {
        stage.fail?.(fault);
        const message = plainMessage("nudge", `after ${fault}`);
        const error = await send(stage.direct, message, `failing-${fault}`).then(
          () => null,
          (error: unknown) => error,
        );
        return error;
      };

      it.runIf(traits.faults.includes("limited"))(
        "how long to wait, when there was too much",
        async () => {
          const error = await failing("limited");
          expect(error).toBeInstanceOf(AdapterError);
          expect(error).toMatchObject({ retryable: true });
          if (stage.retryAfterMs !== undefined) {
            expect(error).toMatchObject({ retryAfterMs: stage.retryAfterMs });
          }
          expect(stage.seen()).toEqual([]);
        },
      );

      it.runIf(traits.faults.includes("refused"))("that trying again is of no use", async () => {
        const error = await failing("refused");
        expect(error).toBeInstanceOf(AdapterError);
        expect(error).toMatchObject({ retryable: false });
        expect(stage.seen()).toEqual([]);
      });

      it.runIf(traits.faults.includes("unauthorised"))(
        "that our credentials are not good",
        async () => {
          const error = await failing("unauthorised");
          expect(error).toBeInstanceOf(AdapterError);
          expect(stage.seen()).toEqual([]);
        },
      );

      it.runIf(traits.faults.includes("broken"))(
        "nothing certain, where the vendor fails",
        async () => {
          const error = await failing("broken");
          expect(error).toBeInstanceOf(Error);
          if (error instanceof AdapterError) expect(error.retryable).toBe(true);
        },
      );

      it.runIf(traits.faults.includes("answer-lost"))(
        "nothing certain, where no answer comes",
        async () => {
          const error = await failing("answer-lost");
          expect(error).toBeInstanceOf(Error);
          // An `AdapterError` is the platform's word that nothing arrived.
          expect(error).not.toBeInstanceOf(AdapterError);
          expect(stage.seen()).toHaveLength(1);
          const { find } = stage.adapter;
          if (find === undefined) return;
          const [seen] = stage.seen();
          const found = await find(stage.direct, "failing-answer-lost.0", aMinuteAgo());
          expect(found).toEqual({ messageId: seen?.messageId });
          expect(await find(stage.direct, "another", aMinuteAgo())).toBeNull();
        },
      );

      it("no secret and nothing of what was said", async () => {
        for (const fault of traits.faults) {
          stage.fail?.(fault);
          const error = await send(stage.direct, plainMessage("nudge", "Canary Trading")).catch(
            (error) => error,
          );
          expect(String(error?.message)).not.toMatch(/Canary|xox|secret/i);
        }
      });
    });

    describe.runIf(traits.disconnects.length > 0)("after its connection has ended", () => {
      it.each(traits.disconnects)(
        "%s, takes in what is said then, once",
        async (how) => {
          await stage.disconnects?.(how);
          await vi.waitFor(() => expect(stage.connections()).toBe(1), {
            timeout: traits.reconnectMs ?? 5000,
            interval: 20,
          });
          const { acknowledged } = await stage.says({ in: stage.direct, text: "back?" });
          expect(acknowledged).toBe(true);
          expect((await onlyMessage()).text.trim()).toBe("back?");
        },
        20_000,
      );
    });

    describe.runIf(traits.forges.length > 0)("refuses a request", () => {
      it.each(traits.forges)("that is %s", async (how) => {
        const status = await stage.forges?.(how);
        expect(status).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(500);
        expect(events).toEqual([]);
      });
    });

    it("stops, twice, and leaves nothing open", async () => {
      await stage.adapter.stop();
      await stage.adapter.stop();
      await vi.waitFor(() => expect(stage.connections()).toBe(0), 3000);
    });
  });
}

const withButtons: OutboundMessage = {
  ...plainMessage("answer", "Done"),
  blocks: [
    { type: "paragraph", inlines: [{ type: "text", text: "Done" }] },
    {
      type: "actions",
      buttons: [
        { label: "Undo", command: "/undo", style: "primary" },
        { label: "Not <now>", command: "/snooze #K3F 3d & more", style: "danger" },
      ],
    },
  ],
};

/** A name in each place where a name can stand. */
function everywhere(name: string): OutboundMessage {
  const text = { type: "text" as const, text: name };
  const blocks: Block[] = [
    { type: "heading", text: name },
    { type: "paragraph", inlines: [text] },
    { type: "list", start: 1, items: [[{ type: "strong", text: name }]] },
    { type: "list", items: [[{ type: "em", text: name }]] },
    { type: "quote", inlines: [text] },
    { type: "fields", fields: [{ label: "Name", value: [text] }] },
  ];
  return { kind: "answer", summary: name, blocks, subjects: [] };
}

const onePixel = new Uint8Array(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
);
