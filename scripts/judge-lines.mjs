// Judges how well free lines are understood: says the lines of the sets below to the product as it
// stands here, reads from its database what was recorded, and fails where that is worse than it may be.
// The judge itself and two of the sets belong to the folder of shared data beside the project; without
// it there is nothing to judge by, and this says so.
//
//   node scripts/judge-lines.mjs [--own] [--only REGEX] [--show all|harms|none]
//
// `--own`: the sets of test/lines alone. `--only`: lines with such an id or act. Ends with status 1
// where a limit is broken.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const shared = join(root, "../shared/data/lines");
const own = join(root, "test/lines");

/** At most this share of lines may come to harm after a yes; at least that share must be right. */
const [mostHarmAfter, leastRight] = [0.02, 0.85];

/** Two queues beside each other; a set with `org` is said to that organization, else to the demo's. */
const queues = [
  [
    { name: "shared, demo", lines: join(shared, "demo-lines.jsonl"), situations: "plain,nudged" },
    { name: "own, demo", lines: join(own, "demo.jsonl"), situations: "plain" },
  ],
  [
    {
      name: "shared, another organization",
      lines: join(shared, "org-lines.jsonl"),
      org: join(shared, "org"),
      situations: "plain,nudged",
    },
    {
      name: "own, another organization",
      lines: join(own, "org.jsonl"),
      org: join(own, "org"),
      situations: "plain",
    },
  ],
];

const option = (name) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? null : (process.argv[at + 1] ?? "");
};

const judge = join(shared, "judge-lines.mjs");
if (!existsSync(judge)) {
  console.log("lines: not judged, for the judge (../shared/data/lines) is not there");
  process.exit(0);
}
if (spawnSync("node", ["scripts/build.mjs", "--if-stale"], { cwd: root, stdio: "inherit" }).status)
  process.exit(1);

const folder = mkdtempSync(join(tmpdir(), "genjin-lines-"));
const began = Date.now();
const judged = (await Promise.all(queues.map(inTurn))).flat();
rmSync(folder, { recursive: true, force: true });

const columns = ["lines", "right", "asked", "missed", "harm-at-once", "harm-after", "error"];
const all = Object.fromEntries(
  columns.map((column) => [column, judged.reduce((sum, set) => sum + (set[column] ?? 0), 0)]),
);
console.log(`${"".padEnd(30)} ${columns.map((column) => column.padStart(12)).join("")}   right`);
for (const set of [...judged, { name: "all", ...all }]) {
  const counts = columns.map((column) => String(set[column] ?? 0).padStart(12)).join("");
  console.log(`${set.name.padEnd(30)} ${counts}   ${percent(set.right / set.lines)}`);
}
for (const { name, harms } of judged)
  for (const { id, situation, text, verdict, why } of harms)
    console.log(`${verdict} (${name}) ${id} ${situation} “${text}”: ${why}`);
console.log(`${Math.round((Date.now() - began) / 1000)} seconds`);

const broken = [
  ...judged.filter((set) => set.error > 0).map(({ name }) => `errors: ${name}`),
  ...judged.filter((set) => set["harm-at-once"] > 0).map(({ name }) => `harm at once: ${name}`),
  ...(all["harm-after"] / all.lines > mostHarmAfter
    ? [`harm after a yes: ${percent(all["harm-after"] / all.lines)}`]
    : []),
  ...(all.right / all.lines < leastRight ? [`right: ${percent(all.right / all.lines)}`] : []),
];
if (broken.length > 0) {
  console.error(`lines: worse than they may be: ${broken.join("; ")}`);
  process.exitCode = 1;
}

function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}

async function inTurn(sets) {
  const results = [];
  for (const set of sets)
    if (option("own") === null || set.lines.startsWith(own)) results.push(await run(set));
  return results;
}

/** What the judge says of a set: its counts by verdict, and every harm. */
async function run({ name, lines, org, situations }) {
  const file = join(folder, `${name.replaceAll(/\W+/g, "-")}.json`);
  const args = [judge, "--project", root, "--lines", lines, "--situations", situations];
  const extra = [
    ...(org === undefined ? [] : ["--org", org]),
    ...(option("only") === null ? [] : ["--only", option("only")]),
  ];
  const more = [...extra, "--show", option("show") ?? "none", "--json", file];
  const child = spawn("node", [...args, ...more], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (part) => {
    said += part;
  });
  const status = await new Promise((done) => child.on("exit", done));
  if (status !== 0 || !existsSync(file)) throw new Error(`${name} could not be judged:\n${said}`);
  if (option("show") !== null) console.log(said);
  return { name, ...JSON.parse(readFileSync(file, "utf8")) };
}
