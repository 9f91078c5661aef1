// What comes to Lily, Chen, Anna and a leaver by itself in four weeks of the demo, by person and day, groups
// included; and how many messages that are a working day.
//
//   [DATABASE_URL=postgresql://…] node --import tsx bench/month.ts [--texts]
//
// With --texts each message whole. The same month is held to its bound by test/e2e/push/month.test.ts.
import { byDay, type Came, liveMonth } from "../test/support/live-month.ts";
import { quantile } from "./stage/timing.ts";
import { withBenchApp } from "./stage/with-bench-app.ts";

await withBenchApp(async (genjin) => {
  const came: Came[] = [];
  for await (const one of liveMonth(genjin)) came.push(one);
  for (const [handle, days] of byDay(came)) {
    const counts = [...days.values()].map(({ length }) => length);
    console.log(
      `\n${handle}: ${counts.reduce((a, b) => a + b)} messages on ${days.size} days, most ${Math.max(...counts)}, p95 ${quantile(counts, 0.95)}`,
    );
    for (const [date, messages] of days) {
      const told = messages.map(
        ({ time, kind, group, customers }) =>
          `${time} ${kind}${group === null ? "" : ` in ${group}`}${customers === 0 ? "" : ` (${customers})`}`,
      );
      console.log(`  ${date}  ${messages.length}  ${told.join(", ")}`);
      if (process.argv.includes("--texts"))
        for (const { text } of messages) console.log(`${text.replace(/^/gm, "      ")}\n`);
    }
  }
});
