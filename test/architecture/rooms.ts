/** What one room may import besides itself and `core`. */
type Room = readonly string[] | "everything";

/** Words and errors that everybody may use. */
const common = ["errors"];

/** Everything that a message, a command or a push is made of. */
const engine = ["app", "views", "bot", "charts", "chat", "i18n", ...common];

/** Every room of `src/`. `errors.ts` is one by itself; `main.ts` begins the assembly. */
export const rooms: Readonly<Record<string, Room>> = {
  errors: ["i18n"],
  core: [],
  chat: [],
  i18n: [],
  store: common,
  queue: common,
  app: ["store", "queue", ...common],
  views: ["chat", "i18n"],
  charts: ["i18n"],
  bot: ["app", "views", "chat", "i18n", ...common],
  commands: engine,
  scheduler: [...engine, "queue"],
  jobs: [...engine, "scheduler"],
  adapters: ["chat", ...common],
  http: ["app", "bot", "chat", "i18n", ...common],
  features: [...engine, "store", "queue", "commands", "jobs", "scheduler", "http"],
  llm: ["bot", ...common],
  mail: common,
  metrics: ["app", "bot", "http", "assembly"],
  cli: [...engine, "commands", "jobs", "scheduler", "queue", "features", "assembly"],
  assembly: "everything",
};

/** The room whose rules a file of a feature keeps, by its suffix: `gift.view.ts` those of the views. */
const layers: Readonly<Record<string, string>> = {
  core: "core",
  store: "store",
  app: "app",
  view: "views",
  card: "commands",
  command: "commands",
  push: "jobs",
  route: "http",
};

/** The room of a file of `src/`, of a feature's file the one whose rules it keeps. */
export function roomOf(file: string): string {
  const layer = /^features\/[^/]+\/[^/]+\.(\w+)\.(?:ts|json)$/.exec(file)?.[1];
  if (layer !== undefined) return layers[layer] ?? "features";
  const [first = "", second] = file.split("/");
  if (second !== undefined) return first;
  return file === "main.ts" ? "assembly" : first.replace(/\.ts$/, "");
}

/** Whether a file of one room may import one of another. */
export const mayImport = (from: string, to: string): boolean => {
  const room = rooms[from] ?? [];
  return from === to || to === "core" || room === "everything" || room.includes(to);
};
