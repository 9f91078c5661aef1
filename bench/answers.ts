// How long a typed line waits for its answer: 200 lines, a third explicit, a third free and a third
// questions, said by a salesperson with 1,000 customers of their own, and by an administrator who sees
// 100,000. Each kind's p50 and p95. The same file runs in an older checkout beside it, to compare.
//
//   [DATABASE_URL=postgresql://…] node --import tsx bench/answers.ts [ROUNDS]
import type { Genjin } from "../src/assembly/bootstrap.ts";
import { respond } from "../src/bot/intake/respond.ts";
import { normaliseCompanyName } from "../src/core/customer/company-name.ts";
import { referenceOf } from "../src/core/customer/reference.ts";
import type { Instant } from "../src/core/time/civil.ts";
import { Refusal } from "../src/errors.ts";
import { sql } from "../src/store/database/sql.ts";
import { type KnownMember, memberByHandle } from "../src/store/members/members.ts";
import { seedCompany } from "./stage/seed-company.ts";
import { quantile, timed } from "./stage/timing.ts";
import { withBenchApp } from "./stage/with-bench-app.ts";

const rounds = Number(process.argv[2] ?? 3);
const size = { members: 100, customers: 100_000 };
/** Wednesday, 19:50 in Beijing. */
const now = Date.parse("2026-12-02T11:50:00Z") as Instant;

type Kind = "explicit" | "free" | "question";

const syllables = "ba dor mi len tas ko ver ni sal gur pe ran to lim fa wes hu jen qua zy".split(
  " ",
);
const cities = "Izmir Hamburg Recife Dubai Chicago Hanoi Pune Cairo Puebla Gdansk Lyon Medan".split(
  " ",
);

/** A word made of syllables, another for every number below 8,000. */
function word(n: number): string {
  const at = (place: number) => syllables[Math.floor(n / 20 ** place) % 20] ?? "";
  const made = `${at(0)}${at(1)}${at(2)}`;
  return made.charAt(0).toUpperCase() + made.slice(1);
}

const nameOf = (n: number): string => `${word((n * 7919) % 8000)} ${word((n * 31) % 1009)} Trading`;
const personOf = (n: number): string => `${word((n * 4801) % 8000)} ${word((n * 17) % 8000)}`;

/** The lines of a member, whose customers are every hundredth from `first` on. */
function linesOf(first: number): { readonly kind: Kind; readonly text: string }[] {
  const own = (turn: number) => first + 100 * ((turn * 37) % 1000);
  const ref = (turn: number) => referenceOf(own(turn) + 1);
  const person = (turn: number) => personOf(own(turn)).split(" ")[0];
  const short = (turn: number) => nameOf(own(turn)).split(" ").slice(0, 2).join(" ");
  const makers: readonly (readonly [Kind, (turn: number) => string])[] = [
    ["explicit", (turn) => `#${ref(turn)} ok sent the PI +3d`],
    ["free", (turn) => `${short(turn)} 没接`],
    ["question", (turn) => `what is the story with ${short(turn)}?`],
    ["explicit", (turn) => `#${ref(turn)} 未接`],
    ["free", (turn) => `spoke with ${person(turn)} yesterday about the freight, call again friday`],
    ["question", () => "今天还要联系谁"],
    ["explicit", (turn) => `#${ref(turn)} 已报价 下周五`],
    ["free", (turn) => `${short(turn)} ordered 300 pcs, USD 12,000`],
    ["question", () => "who is overdue"],
  ];
  return Array.from({ length: 200 }, (_, turn) => {
    const [kind, make] = makers[turn % makers.length] ?? ["free", () => ""];
    return { kind, text: make(turn) };
  });
}

await withBenchApp(async (genjin) => {
  await seed(genjin);
  for (const [handle, first, whose] of [
    ["m1", 1, "1,000 own customers"],
    ["m0", 0, "an administrator's 100,000"],
  ] as const) {
    const known = await memberByHandle(genjin.app.store, handle);
    if (known === null) throw new Error(`no member ${handle}`);
    await measure(genjin, known, first, whose);
  }
});

async function measure(genjin: Genjin, known: KnownMember, first: number, whose: string) {
  const took = new Map<Kind, number[]>();
  const lines = linesOf(first);
  for (let round = -1; round < rounds; round++)
    for (const [at, { kind, text }] of lines.entries()) {
      const ms = await timed(() => say(genjin, known, text, `${handleOf(known)}-${round}-${at}`));
      if (round >= 0) took.set(kind, [...(took.get(kind) ?? []), ms]);
    }
  console.log(`answers: ${lines.length} lines, ${rounds} times, ${whose}`);
  for (const [kind, list] of [...took, ["all", [...took.values()].flat()] as const])
    console.log(
      `  ${kind}: p50 ${quantile(list, 0.5).toFixed(1)} ms, p95 ${quantile(list, 0.95).toFixed(1)} ms`,
    );
}

function handleOf({ member }: KnownMember): string {
  return member.handle;
}

async function say({ bot }: Genjin, known: KnownMember, text: string, key: string) {
  const handle = handleOf(known);
  try {
    const conversation = bot.routes.direct(handle);
    const sender = { userId: handle, handle };
    await respond(
      bot,
      { ...known, now, chat: "bench" },
      { key, conversation, sender, at: now, type: "message", text, messageId: key },
    );
  } catch (error) {
    // A refusal is an answer as well.
    if (!(error instanceof Refusal)) throw error;
  }
}

/** A company whose customers have names, people and cities that tell them apart. */
async function seed({ app: { store } }: Genjin): Promise<void> {
  await seedCompany(store, size);
  const all = Array.from({ length: size.customers }, (_, n) => n);
  const names = all.map(nameOf);
  await store.run(sql`
    UPDATE customer c SET ref = d.ref, name = d.name, name_key = d.key, city = d.city
    FROM unnest(${all}::int[], ${all.map((n) => referenceOf(n + 1))}::text[], ${names}::text[],
      ${names.map(normaliseCompanyName)}::text[],
      ${all.map((n) => cities[n % cities.length] ?? "")}::text[]) d (n, ref, name, key, city)
    WHERE c.sequence = d.n`);
  await store.run(sql`
    UPDATE contact p SET name = d.name FROM customer c
    JOIN unnest(${all}::int[], ${all.map(personOf)}::text[]) d (n, name) ON c.sequence = d.n
    WHERE p.customer_id = c.id`);
  await store.run(sql`UPDATE member SET role = 'admin' WHERE handle = 'm0'`);
  await store.run(sql`VACUUM ANALYZE customer, contact, member`);
}
