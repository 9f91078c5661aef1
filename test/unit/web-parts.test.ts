import { describe, expect, expectTypeOf, it } from "vitest";
import type { WireMessage as ServiceMessage } from "../../src/chat/wire-message.ts";
import type { Instant, Zone } from "../../src/core/time/civil.ts";
import { clockStretches } from "../../src/core/time/clock-stretches.ts";
import type { LocalCommand, LocalReply, LocalState } from "../../src/http/local-chat-port.ts";
import { composerIntent } from "../../web/composer-intent.ts";
import { civilDay, clockTime, zoneName } from "../../web/member-time.ts";
import { createRecall } from "../../web/recall.ts";
import { splitColumns } from "../../web/split-columns.ts";
import type { WireCommand, WireMessage, WireReply, WireState } from "../../web/wire.ts";

const idle = { isEmpty: true, isHinting: false, isHintTyped: false, isRecalling: false };
const writing = { ...idle, isEmpty: false };
const hinting = { ...writing, isHinting: true };

const press = (key: string, state = idle, more = {}) =>
  composerIntent(
    { key, shiftKey: false, altKey: false, isComposing: false, keyCode: 0, ...more },
    state,
  );

describe("keys in the composer", () => {
  it("send with Enter, break the line with Shift+Enter", () => {
    expect(press("Enter", writing)).toBe("send");
    expect(press("Enter", writing, { shiftKey: true })).toBeNull();
  });

  it("leave an input method alone, whose Enter takes a Chinese word", () => {
    for (const key of ["Enter", "ArrowUp", "Escape", "Tab"]) {
      expect(press(key, hinting, { isComposing: true })).toBeNull();
      expect(press(key, hinting, { keyCode: 229 })).toBeNull();
    }
  });

  it("choose among the hints, and send a command that is typed out", () => {
    expect(press("ArrowUp", hinting)).toBe("previous-hint");
    expect(press("ArrowDown", hinting)).toBe("next-hint");
    expect(press("Tab", hinting)).toBe("complete");
    expect(press("Enter", hinting)).toBe("complete");
    expect(press("Enter", { ...hinting, isHintTyped: true })).toBe("send");
    expect(press("Escape", hinting)).toBe("close-hints");
  });

  it("recall what was said before only from an empty field, and move in the text otherwise", () => {
    expect(press("ArrowUp")).toBe("recall-older");
    expect(press("ArrowUp", writing)).toBeNull();
    expect(press("ArrowUp", { ...writing, isRecalling: true })).toBe("recall-older");
    expect(press("ArrowDown", { ...writing, isRecalling: true })).toBe("recall-newer");
    expect(press("ArrowDown")).toBeNull();
  });

  it("pick the message to reply to with Alt, whatever is written", () => {
    for (const state of [idle, writing, hinting]) {
      expect(press("ArrowUp", state, { altKey: true })).toBe("reply-to-older");
      expect(press("ArrowDown", state, { altKey: true })).toBe("reply-to-newer");
    }
  });

  it("leave the field with Tab and ask a question with a question mark", () => {
    expect(press("Tab", writing)).toBeNull();
    expect(press("?", writing)).toBeNull();
    expect(press("?")).toBe("show-shortcuts");
  });
});

it("recalls what was said before, back to the first and out again", () => {
  const recall = createRecall(() => ["first", "second"]);
  expect([recall.step(1), recall.step(1), recall.step(1)]).toEqual(["second", "first", "first"]);
  expect([recall.step(-1), recall.step(-1), recall.isActive()]).toEqual(["second", "", false]);
});

it("finds the columns of a line: what two spaces keep apart, but never inside a name", () => {
  const text = (value: string) => ({ type: "text" as const, text: value });
  const name = { type: "strong" as const, text: "Nile  Trading" };
  const ref = { type: "code" as const, text: "#M8Q" };
  const line = [text("2h left  "), text("Cairo 13:50  B  "), name, text(" new  why now  "), ref];
  expect(splitColumns(line)).toEqual([
    [text("2h left")],
    [text("Cairo 13:50")],
    [text("B")],
    [name, text(" new")],
    [text("why now")],
    [ref],
  ]);
});

it("reads what the service sends (checked by the compiler)", () => {
  expectTypeOf<ServiceMessage>().toExtend<WireMessage>();
  expectTypeOf<LocalState>().toExtend<WireState>();
  expectTypeOf<LocalReply>().toExtend<WireReply>();
  expectTypeOf<LocalCommand>().toExtend<WireCommand>();
});

describe("the page's clock", () => {
  const [from, to] = ["2025-01-01", "2027-12-31"].map(Date.parse) as [Instant, Instant];
  const clock = (zone: string) => {
    const stretches = JSON.parse(JSON.stringify(clockStretches(zone as Zone, from, to)));
    return { locale: "en" as const, zone, stretches };
  };

  it.each([
    ["America/Vancouver", "2026-12-02T16:00:00Z", "Wed 2 Dec", "09:00"],
    ["America/Vancouver", "2025-12-03T07:59:00Z", "Tue 2 Dec", "23:59"],
    ["America/Edmonton", "2026-12-02T05:30:00Z", "Tue 1 Dec", "23:30"],
    ["Africa/Casablanca", "2026-12-02T23:30:00Z", "Wed 2 Dec", "23:30"],
    ["Europe/Berlin", "2026-07-02T22:30:00Z", "Fri 3 Jul", "00:30"],
    ["Asia/Kathmandu", "2026-12-02T12:00:00Z", "Wed 2 Dec", "17:45"],
  ])("goes in %s by the service's rules", (zone, at, day, time) => {
    expect(civilDay(clock(zone), new Date(at)).replace(",", "")).toBe(day);
    expect(clockTime(clock(zone), new Date(at))).toBe(time);
  });

  it("is named by the browser, by its id where that does not know it", () => {
    const now = new Date("2026-12-02T12:00:00Z");
    expect(zoneName(clock("Asia/Shanghai"), now)).toMatch(/^China .*Time$/);
    expect(zoneName({ locale: "en", zone: "Mars/Olympus", stretches: [] }, now)).toBe(
      "Mars/Olympus",
    );
  });
});
