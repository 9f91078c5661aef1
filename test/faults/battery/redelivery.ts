import { openGenjin } from "../../../src/assembly/bootstrap.ts";
import { readConfig } from "../../../src/assembly/config.ts";
import { sql } from "../../../src/store/database/sql.ts";
import { deliverByRequest } from "../../simulators/slack/deliver.ts";
import { startSlackSimulator } from "../../simulators/slack/simulator.ts";
import { freePort } from "../../support/free-port.ts";
import { type Chance, oneOf, shuffled } from "./chance.ts";
import { gatherCrowd, nudgesEach, referenceOfMember } from "./crowd.ts";
import { startFleet } from "./fleet.ts";
import { keptNotes, notesIn } from "./kept-notes.ts";
import { slackPlatform } from "./platforms.ts";

const secret = "8f742231b10e8888abcd99yyyzzz85a5";

/** How long nothing may be answered before it is judged, in milliseconds. */
const patience = 5 * 60_000;

export type Redelivery = {
  readonly people: number;
  readonly events: number;
  readonly processes: number;
  readonly kills: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly chance: Chance;
  readonly program?: string;
};

/** What came of it; touches and answers by the number of the event. */
export type RedeliveryReport = {
  readonly events: number;
  readonly deliveries: number;
  readonly killed: number;
  readonly lostEffects: number;
  readonly doubledEffects: number;
  /** Events whose effect was saved by a process that died before it could answer. */
  readonly answeredInstead: number;
  readonly lostAnswers: number;
  /** Words that an answer is late. They are about one event each, and its answer follows. */
  readonly lateWords: number;
  /** What was told besides, which nobody should have been. */
  readonly strangeWords: readonly string[];
  readonly doubledAnswers: number;
};

/**
 * People log touches on Slack; every event comes one to four times, in any order, to any of some
 * processes that also die now and then. What nobody acknowledges comes again, as Slack does it.
 */
export async function redeliver(options: Redelivery): Promise<RedeliveryReport> {
  const { people, events, processes, kills, environment, chance, program } = options;
  const simulator = await startSlackSimulator();
  const platform = slackPlatform(simulator, people);
  await gatherCrowd({ ...environment, DEMO: "0" }, people, [platform]);
  const ports = await Promise.all(Array.from({ length: processes }, freePort));
  const { SLACK_APP_TOKEN: _, ...slackEnvironment } = platform.environment;
  const fleet = startFleet({
    roles: ports.map(() => "web" as const),
    ports,
    environment: { ...environment, ...slackEnvironment, SLACK_SIGNING_SECRET: secret },
    ...(program === undefined ? {} : { program }),
  });
  const copies = Array.from({ length: events }, (_, n) =>
    Array<number>(1 + Math.floor(chance() * 4)).fill(n),
  ).flat();
  const order = shuffled(chance, copies);
  const envelopes = Array.from({ length: events }, (_, n) => envelopeOf(n));

  function envelopeOf(n: number) {
    const who = n % people;
    const user = platform.userOf(who);
    const ts = simulator.workspace.nextTs();
    const ref = referenceOfMember(who, people, Math.floor(n / people) % nudgesEach);
    const channel = simulator.workspace.directId(user);
    const text = `#${ref} ok note-${n}x`;
    return simulator.event(`EvR${n}`, {
      ...{ type: "message", user, ts, text, channel, channel_type: "im" },
      ...{ team: simulator.app.teamId, event_ts: ts },
    });
  }
  const deliverOne = async (n: number): Promise<void> => {
    const envelope = envelopes[n];
    if (envelope === undefined) throw new Error(`no event ${n}`);
    for (let attempt = 0; attempt < 100; attempt++) {
      const target = { url: `http://127.0.0.1:${oneOf(chance, ports)}/slack/events`, secret };
      if (await deliverByRequest(target, envelope, attempt, 3000)) return;
      await pause(500);
    }
    throw new Error(`nobody took event ${n}`);
  };
  let next = 0;
  let killed = 0;
  const deliverAll = async (): Promise<void> => {
    for (let n = order[next++]; n !== undefined; n = order[next++]) {
      if (killed < kills && next > ((killed + 1) * order.length) / (kills + 1)) {
        killed += 1;
        fleet.killOne(chance);
      }
      await deliverOne(n);
    }
  };
  await Promise.all(Array.from({ length: 16 }, deliverAll));

  const judge = await openGenjin(readConfig(environment), "command");
  const { store } = judge.app;
  // On a slow machine it takes its time, but it comes on.
  let least = Number.POSITIVE_INFINITY;
  for (let deadline = Date.now() + patience; Date.now() < deadline; await pause(500)) {
    const [open] = await store.rows<{ count: string }>(
      sql`SELECT count(*) AS count FROM inbox_event WHERE lease_until IS NOT NULL`,
    );
    const count = Number(open?.count);
    if (count === 0) break;
    if (count < least) deadline = Date.now() + patience;
    least = Math.min(least, count);
  }
  await fleet.stop();
  await judge.close();
  const effects = countOf(await keptNotes(environment));
  const told = judgeWords(platform.arrived().map(({ text }) => text));
  const answers = countOf(told.answers.flatMap(notesIn));
  await simulator.stop();
  const all = Array.from({ length: events }, (_, n) => n);
  const unanswered = all.filter((n) => !answers.has(n));
  const doubled = (counts: ReadonlyMap<number, number>) =>
    [...counts.values()].reduce((sum, count) => sum + count - 1, 0);
  return {
    events,
    deliveries: order.length,
    killed,
    lostEffects: all.filter((n) => !effects.has(n)).length,
    doubledEffects: doubled(effects),
    answeredInstead: told.instead.length,
    // Who was told that an answer was lost has not lost it, who was only told to wait has.
    lostAnswers: Math.max(0, unanswered.length - told.instead.length),
    lateWords: told.late.length,
    strangeWords: told.strange,
    // Where there are more of these words than answers missing, somebody got both.
    doubledAnswers: doubled(answers) + Math.max(0, told.instead.length - unanswered.length),
  };
}

/** Everything that people were told, by what it is. */
export type Words = Readonly<Record<"answers" | "instead" | "late" | "strange", readonly string[]>>;

/**
 * Tells what people were told apart: answers, by their notes; that the answer was lost where a process
 * died between the effect and it; that it takes longer; and anything else.
 */
export function judgeWords(texts: readonly string[]): Words {
  const words = { answers: [], instead: [], late: [], strange: [] } satisfies Record<
    string,
    string[]
  >;
  for (const text of texts) (words[kindOf(text)] as string[]).push(text);
  return words;
}

function kindOf(text: string): keyof Words {
  if (notesIn(text).length > 0) return "answers";
  if (/What you sent me is saved/.test(text)) return "instead";
  return /still working on it|not saved yet|cannot say yet/.test(text) ? "late" : "strange";
}

/** How often each number is there. */
function countOf(numbers: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const n of numbers) counts.set(n, (counts.get(n) ?? 0) + 1);
  return counts;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
