// Slack over HTTP from the outside: from the moment Slack's signed request leaves until the request
// is acknowledged and the answer stands in the channel. One process plays Slack (this one: it signs,
// sends, and takes `chat.postMessage` in), another is Genjin with its database, a third a bare Bolt
// app (@slack/bolt, HTTPReceiver, signature check, `ack()` and `say()`). Bolt says the very message that Genjin answers with, as a constant: so both
// send, and Slack takes in, the same bytes.
//
// 1. One request at a time, Genjin and Bolt by turns, each begun when nothing is left of the one
//    before: milliseconds a request. "Without the database" leaves out what Genjin waits for its
//    own on the way to the answer; what it writes down after the answer nobody waits for.
// 2. 200 commands a second of 400 people, each sent at its time whether or not the ones before are
//    through: how long Slack waits for the acknowledgement, counted from that time, and the person
//    for the answer. Each must be answered exactly once.
//
//   node --import tsx bench/slack.ts [ROUNDS] [SECONDS]
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Envelope, signed } from "../test/simulators/slack/deliver.ts";
import { startSlackSimulator } from "../test/simulators/slack/simulator.ts";
import { app } from "../test/simulators/slack/workspace.ts";

const rounds = Number(process.argv[2] ?? 1500);
const seconds = Number(process.argv[3] ?? 20);
/** Rounds before: everybody has written once, and is no longer new to the app. */
const warmUp = 400;
/** Milliseconds in which an app writes down what it has answered. */
const afterwards = 10;
const people = 400;
const perSecond = 200;
const secret = "8f742231b10e8888abcd99yyyzzz85a5";

/** A server in a process of its own. */
type Server = { readonly child: ChildProcess; readonly url: string };

/** What it has used since it was last asked, in milliseconds. */
type Usage = { readonly database: number; readonly cpu: number };

const agent = new Agent({ keepAlive: true, maxSockets: 200 });
const slack = await startSlackSimulator();
const { workspace } = slack;
const answers = new Map<string, ((at: number) => void)[]>();
workspace.onSaid(({ channel }) => answers.get(channel)?.shift()?.(performance.now()));
for (let n = 0; n < people; n++) {
  const id = userId(n);
  workspace.addPerson({ id, name: id, email: `${id}@x.test`, zone: "UTC", language: "en" });
}

const folder = mkdtempSync(join(tmpdir(), "genjin-bench-"));
const env = {
  ...process.env,
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_SIGNING_SECRET: secret,
  SLACK_API_URL: slack.apiUrl,
  DATA_DIR: folder,
  BENCH_PEOPLE: String(people),
};
const genjin = await start("genjin-app.ts");
try {
  await ask(genjin, 0);
  const { text, blocks } = workspace.messages.at(-1) ?? {};
  if (!/10/.test(text ?? "")) throw new Error(`no list: ${text}`);
  const bolt = await start("bolt-app.ts");
  bolt.child.send({ text, blocks });
  try {
    await compare(genjin, bolt);
  } finally {
    bolt.child.kill();
  }
  await load(genjin);
} finally {
  genjin.child.send("stop");
  await once(genjin.child, "exit");
  await slack.stop();
  agent.destroy();
  rmSync(folder, { recursive: true, force: true });
}

async function compare(ours: Server, theirs: Server): Promise<void> {
  const times = new Map<Server, number[]>([
    [ours, []],
    [theirs, []],
  ]);
  for (let round = 0; round < warmUp + rounds; round++) {
    if (round === warmUp) await Promise.all([usage(ours), usage(theirs)]);
    const order = round % 2 === 0 ? [ours, theirs] : [theirs, ours];
    for (const server of order) {
      const { answered } = await ask(server, round % people);
      if (round >= warmUp) times.get(server)?.push(answered);
      await pause(afterwards);
    }
  }
  const [used, bare] = await Promise.all([usage(ours), usage(theirs)]);
  const [mine, bolt] = [times.get(ours) ?? [], times.get(theirs) ?? []];
  const database = used.database / rounds;
  const without = mean(mine) - database;
  console.log(`slack: ${rounds} /today of 10 items each, load average ${loadavg()[0]?.toFixed(2)}`);
  console.log(
    `  Bolt with a constant ${mean(bolt).toFixed(2)} ms (p50 ${p(bolt, 0.5)}, p99 ${p(bolt, 0.99)}; CPU ${(bare.cpu / rounds).toFixed(2)} ms)`,
  );
  console.log(
    `  Genjin ${mean(mine).toFixed(2)} ms (p50 ${p(mine, 0.5)}, p99 ${p(mine, 0.99)}; CPU ${(used.cpu / rounds).toFixed(2)} ms), of it ${database.toFixed(2)} ms waiting for the database`,
  );
  console.log(
    `  with the database ${(mean(mine) / mean(bolt)).toFixed(2)} times Bolt (aim: at most 3), without it ${(without / mean(bolt)).toFixed(2)} times (aim: at most 2)`,
  );
}

async function load(server: Server): Promise<void> {
  const acknowledged: number[] = [];
  const answered: number[] = [];
  const said = workspace.messages.length;
  const began = performance.now() + 100;
  const all: Promise<void>[] = [];
  for (let n = 0; n < perSecond * seconds; n++) {
    const due = began + (n * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 1) await pause(wait);
    all.push(
      ask(server, n % people, due).then((took) => {
        acknowledged.push(took.acknowledged);
        answered.push(took.answered);
      }),
    );
  }
  await Promise.all(all);
  await pause(500);
  const doubled = workspace.messages.length - said - all.length;
  console.log(
    `slack: ${perSecond} events a second for ${seconds} s, load average ${loadavg()[0]?.toFixed(2)}`,
  );
  console.log(
    `  acknowledged p50 ${p(acknowledged, 0.5)}, p99 ${p(acknowledged, 0.99)}, longest ${p(acknowledged, 1)} ms (aim: p99 below 300)`,
  );
  console.log(
    `  answered p50 ${p(answered, 0.5)}, p99 ${p(answered, 0.99)} ms; ${answered.length} of ${all.length} answered, ${doubled} more than once`,
  );
}

/** Types `/today`: milliseconds until it was acknowledged, and until that and the answer were there. */
async function ask(
  { url }: Server,
  person: number,
  since = performance.now(),
): Promise<{ acknowledged: number; answered: number }> {
  const user = userId(person);
  const channel = workspace.directId(user);
  const typed: Envelope = {
    type: "slash_commands",
    payload: {
      command: "/today",
      text: "",
      trigger_id: workspace.nextId("T"),
      user_id: user,
      channel_id: channel,
      team_id: app.teamId,
      api_app_id: app.appId,
      response_url: `${slack.origin}response`,
    },
  };
  const answer = new Promise<number>((resolve) => {
    const queue = answers.get(channel) ?? [];
    answers.set(channel, queue);
    queue.push(resolve);
  });
  const acknowledged = post(signed({ url, secret }, typed, 0));
  const [acked, said] = await Promise.all([acknowledged, answer]);
  return { acknowledged: acked - since, answered: Math.max(acked, said) - since };
}

/** Resolves at the end of the answer, which must be 200, with the time. */
async function post(from: Request): Promise<number> {
  const body = await from.text();
  return new Promise((resolve, reject) => {
    const headers = {
      ...Object.fromEntries(from.headers),
      "content-length": Buffer.byteLength(body),
    };
    const sent = request(from.url, { method: "POST", agent, headers }, (answer) => {
      answer.resume().on("end", () => {
        if (answer.statusCode === 200) resolve(performance.now());
        else reject(new Error(`answered ${answer.statusCode}`));
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

async function start(file: string): Promise<Server> {
  const child = fork(join(import.meta.dirname, "slack", file), {
    env,
    execArgv: ["--import", "tsx"],
  });
  const [url] = await Promise.race([
    once(child, "message"),
    once(child, "exit").then(() => Promise.reject(new Error(`${file} ended`))),
  ]);
  return { child, url };
}

async function usage({ child }: Server): Promise<Usage> {
  child.send("usage");
  const [answer] = await once(child, "message");
  return answer;
}

function userId(n: number): string {
  return `UBENCH${n}`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function p(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(1);
}
