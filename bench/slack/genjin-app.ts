// Genjin with an embedded database of its own and people who have ten customers each to contact.
// Speaks with `bench/slack.ts`.
import { setFlagsFromString } from "node:v8";
import { openGenjin } from "../../src/assembly/bootstrap.ts";
import { readConfig } from "../../src/assembly/config.ts";
import { launch } from "../../src/assembly/serve.ts";
import { terminalSpeaker } from "../../src/cli/terminal.ts";
import type { Store } from "../../src/store/database/database.ts";
import { sql } from "../../src/store/database/sql.ts";
import { addMember } from "../../src/store/members/add-member.ts";
import { addOrganization } from "../../src/store/members/organizations.ts";

// As the service does.
setFlagsFromString("--optimize-for-size");

const people = Number(process.env.BENCH_PEOPLE);
const customersEach = 10;

const config = readConfig({
  ...process.env,
  DATABASE_URL: "",
  PORT: "0",
  DEMO: "0",
  LOG_LEVEL: "error",
  GENJIN_NOW: "2026-12-02T11:50:00Z",
});
const genjin = await openGenjin(config, "service");
await seed(genjin.app.store);
const waited = watchDatabase(genjin.app.store);
const running = await launch(genjin, "web", terminalSpeaker());

let used = process.cpuUsage();
process.on("message", async (message) => {
  if (message === "usage") {
    const { user, system } = process.cpuUsage(used);
    used = process.cpuUsage();
    process.send?.({ database: waited(), cpu: (user + system) / 1000 });
    return;
  }
  await running.stop();
  await genjin.close();
  process.exit();
});
process.send?.(`${running.url}slack/events`);

/**
 * Milliseconds that statements have taken since the last call, one after the other, without those
 * that come after the answer.
 */
function watchDatabase({ pool }: Store): () => number {
  let waited = 0;
  const watched = new WeakSet<object>();
  pool.on("acquire", (client) => {
    if (watched.has(client)) return;
    watched.add(client);
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((...args: unknown[]) => {
      const began = performance.now();
      const text = String((args[0] as { text?: unknown })?.text ?? args[0]);
      const asked = query(...args);
      if (
        asked instanceof Promise &&
        !/^\s*(INSERT INTO sent_message|UPDATE inbox_event)/.test(text)
      ) {
        const ended = () => {
          waited += performance.now() - began;
        };
        asked.then(ended, ended);
      }
      return asked;
    }) as typeof client.query;
  });
  return () => {
    const total = waited;
    waited = 0;
    return total;
  };
}

async function seed(store: Store): Promise<void> {
  const about = { zone: "Asia/Shanghai", locale: "en", country: "CN" } as const;
  const { id: organization } = await addOrganization(store, { name: "Bench", ...about });
  for (let n = 0; n < people; n++) {
    await addMember(store, organization, {
      handle: `m${n}`,
      name: `Member ${n}`,
      role: "sales",
      ...about,
      zone: "Asia/Shanghai" as never,
      accounts: [{ platform: "slack", userId: `UBENCH${n}` }],
    });
  }
  await store.run(sql`
    INSERT INTO customer (id, organization_id, sequence, ref, code, name, name_key, country, zone,
      tier, tier_since, owner_id, created_at, last_touch_at, last_two_way_at, last_outcome,
      due_on, due_target_on, due_opens_at, due_closes_at, due_why)
    SELECT gen_random_uuid(), ${organization}::uuid, n, 'R' || n, 'C' || n, 'Customer ' || n,
      'customer' || n, 'TR', 'Europe/Istanbul', 'C', TIMESTAMPTZ '2026-01-05 08:00Z', m.id,
      TIMESTAMPTZ '2026-01-05 08:00Z', TIMESTAMPTZ '2026-10-02 09:00Z',
      TIMESTAMPTZ '2026-10-02 09:00Z', 'quoted', DATE '2026-12-02', DATE '2026-12-02',
      TIMESTAMPTZ '2026-12-02 06:00Z', TIMESTAMPTZ '2026-12-02 14:30Z',
      jsonb_build_object('window', '{"from": "09:00", "to": "17:30"}'::jsonb, 'step', NULL,
        'proposal', NULL, 'reasons', jsonb_build_array(
          jsonb_build_object('code', 'tier-gap', 'tier', 'C', 'days', 60),
          jsonb_build_object('code', 'last-touch', 'on', DATE '2026-10-02')))
    FROM generate_series(0, ${people * customersEach - 1}::int) n
    JOIN member m ON m.handle = 'm' || (n % ${people}::int)`);
  await store.run(sql`VACUUM ANALYZE customer, member, member_identity`);
}
