import { describe, expect, it } from "vitest";
import { limitText } from "../../../src/bot/intake/limit-text.ts";
import { forms, now, type Reading } from "./forms.ts";

type Path = readonly (string | number)[];

/** The paths of everything within a payload. */
function pathsIn(value: unknown, before: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = [...before, Array.isArray(value) ? Number(key) : key];
    return [path, ...pathsIn(inner, path)];
  });
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], value);

function changed(payload: object, path: Path, put: (parent: never, key: never) => void): object {
  const copy = structuredClone(payload);
  put(at(copy, path.slice(0, -1)) as never, path.at(-1) as never);
  return copy;
}

const withValue = (payload: object, path: Path, value: unknown): object =>
  changed(payload, path, (parent: Record<string, unknown>, key: string) => {
    parent[key] = value;
  });

/** What would be there whatever time and place the payload tells of. */
const meant = (event: Reading) =>
  event === null || typeof event === "string"
    ? event
    : { ...event, at: 0, sender: event.sender.userId, key: "", messageId: "", repliesTo: "" };

/** What tells where something was said, to what it replies and when may be lost with its field. */
const essence = (event: Reading) => {
  const whole = meant(event);
  return typeof whole === "object" && whole !== null
    ? { ...whole, conversation: "", isMention: "" }
    : whole;
};

describe.each(forms)("$name", ({ payload, read, needs, alters = [] }) => {
  const paths = pathsIn(payload);
  const isNeeded = (path: Path) => needs.includes(path.join("."));

  it("is read", async () => {
    expect(await read(payload)).toMatchObject({ sender: { userId: expect.stringMatching(/./) } });
  });

  it("is read as before where what need not be there is null, or is not there", async () => {
    const whole = essence(await read(payload));
    for (const path of paths) {
      const without = changed(payload, path, (parent: object, key: never) => {
        if (Array.isArray(parent)) (parent as unknown[])[key] = null;
        else delete parent[key];
      });
      for (const odd of [withValue(payload, path, null), without]) {
        const event = await read(odd);
        if (alters.includes(path.join("."))) continue;
        if (isNeeded(path)) expect(event === null || event === "unread", path.join(".")).toBe(true);
        else expectSame(path, event, whole);
      }
    }
  });

  it("is read as before where numbers come as text", async () => {
    const whole = await read(payload);
    for (const path of paths) {
      const value = at(payload, path);
      if (typeof value === "number") {
        expect(await read(withValue(payload, path, String(value))), path.join(".")).toEqual(whole);
      }
    }
  });

  it("is read where ids come as numbers, or dropped, and never throws", async () => {
    for (const path of paths) {
      for (const value of [5, 0, -1, 1.5, "", [], {}, true, [null], "\0", "x".repeat(100_000)]) {
        const known = await read(withValue(payload, path, value));
        if (known === null || typeof known === "string") continue;
        const event = limitText(known);
        expect(event.sender.userId, path.join(".")).toMatch(/^.{1,500}$/);
        expect(event.key, path.join(".")).toMatch(/^.{1,1100}$/);
        expect(event.conversation.id, path.join(".")).toMatch(/^.{1,500}$/);
        expect(Math.abs(event.at - now), path.join(".")).toBeLessThan(11 * 366 * 86_400_000);
        expect(JSON.stringify(event), path.join(".")).not.toContain(String.raw`\u0000`);
      }
    }
  });

  it("is nothing where all of it is something else", async () => {
    for (const odd of [null, undefined, 7, "x", [], [payload], {}, true]) {
      expect([null, "unread"]).toContain(await read(odd ?? {}));
    }
  });

  function expectSame(path: Path, event: Reading, whole: unknown): void {
    expect(essence(event), path.join(".")).toEqual(
      typeof whole === "object" && whole !== null ? expectedWithout(path, whole) : whole,
    );
  }
});

/** Words are lost with their part alone. */
function expectedWithout(path: Path, whole: object): unknown {
  const isPart = path.some((step) => typeof step === "number");
  return isPart && "text" in whole ? { ...whole, text: expect.any(String) } : whole;
}
