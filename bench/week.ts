// The figures of a week with twelve weeks of adherence, and the picture of them, for an organization
// whose customers were each contacted eight times in 300 days.
//
//   [DATABASE_URL=postgresql://…] node --import tsx bench/week.ts [CUSTOMERS]
//
// Without DATABASE_URL on an embedded server of its own; with it the server must allow creating a
// database, which is dropped at the end.
import { summarizeWeek } from "../src/app/segments/summarize-week.ts";
import { drawWeek } from "../src/charts/draw-week.ts";
import type { Instant, Zone } from "../src/core/time/civil.ts";
import { loadLocales } from "../src/i18n/load-locales.ts";
import { newId } from "../src/store/database/new-id.ts";
import { sql } from "../src/store/database/sql.ts";
import { wholeScope } from "../src/store/scope.ts";
import { dueSpans } from "../src/store/segments/due-spans.ts";
import { visibleCustomers } from "../src/store/visibility.ts";
import { quantile, timed } from "./stage/timing.ts";
import { withBenchApp } from "./stage/with-bench-app.ts";

const customers = Number(process.argv[2] ?? 100_000);
const rounds = 7;
/** Monday, 09:30 in Beijing. */
const now = Date.parse("2026-11-30T01:30:00Z") as Instant;
const zone = "Asia/Shanghai" as Zone;

await withBenchApp(async ({ app }) => {
  const { store } = app;
  const organization = newId();
  await store.run(sql`INSERT INTO organization (id, name, zone, locale)
    VALUES (${organization}::uuid, 'Bench', ${zone}, 'en')`);
  await store.run(sql`
    INSERT INTO customer (id, organization_id, sequence, ref, code, name, name_key, country, zone,
      tier, stage, tier_since, created_at, due_on, due_closes_at)
    SELECT gen_random_uuid(), ${organization}::uuid, n, 'R' || n, 'C' || n, 'Customer ' || n,
      'customer' || n, 'TR', (ARRAY['Europe/Istanbul', 'Asia/Dubai', 'America/Sao_Paulo'])[1 + n % 3],
      (ARRAY['KA', 'A', 'B', 'C', 'D', 'D', 'D', 'E'])[1 + n % 8], 'lead',
      TIMESTAMPTZ '2026-01-05 08:00Z', TIMESTAMPTZ '2026-01-05 08:00Z',
      DATE '2026-11-20' + n % 60, TIMESTAMPTZ '2026-11-20 14:00Z' + INTERVAL '1 day' * (n % 60)
    FROM generate_series(0, ${customers - 1}::int) n`);
  await store.run(sql`
    INSERT INTO touch (id, organization_id, customer_id, at, kind, outcome, is_two_way, logged_at,
      due_was)
    SELECT gen_random_uuid(), organization_id, id, at, 'call', 'contacted', TRUE, at,
      (at + (random() * 6 - 4) * INTERVAL '1 day')::date
    FROM (SELECT c.organization_id, c.id,
        TIMESTAMPTZ '2026-11-29 08:00Z' - random() * INTERVAL '300 days' AS at
      FROM customer c CROSS JOIN generate_series(1, 8)) made`);
  await store.run(sql`ANALYZE`);

  const scope = wholeScope(organization);
  const day = 86_400_000;
  const bounds = Array.from({ length: 13 }, (_, week) => {
    const at = Date.parse("2026-09-06T16:00:00Z") + 7 * day * week;
    return { at: at as Instant, on: new Date(at + day / 3).toISOString().slice(0, 10) as never };
  });
  const speak = loadLocales().speaker("en");
  const steps = {
    "twelve weeks of adherence": () => dueSpans(store, scope, visibleCustomers(scope), bounds, now),
    "all figures of the week": () => summarizeWeek(app, scope, "yesterday", now, zone),
    "all figures and the picture": async () =>
      drawWeek((await summarizeWeek(app, scope, "yesterday", now, zone)).summary, speak),
  };
  console.log(`week: ${customers} customers, ${8 * customers} touches`);
  for (const [name, step] of Object.entries(steps)) {
    const took: number[] = [];
    for (let round = 0; round <= rounds; round++)
      took.push(await timed(async () => void (await step())));
    console.log(`  ${name}: ${quantile(took.slice(1), 0.5).toFixed(0)} ms (p50)`);
  }
});
