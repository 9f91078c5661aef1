import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Scope } from "../../../src/store/scope.ts";
import { searchWords } from "../../../src/store/search/search-words.ts";
import { startImporting } from "../../support/importing.ts";

let house: Awaited<ReturnType<typeof startImporting>>;
beforeAll(async () => {
  house = await startImporting();
});
afterAll(() => house.stop());

const customer = fc.record({
  tags: fc.uniqueArray(fc.constantFrom("VIP", "vip", "展会", "Fair 2026", "a"), { maxLength: 3 }),
  industry: fc.option(fc.constantFrom("hardware", "Garden tools", "五金", ""), { nil: null }),
  city: fc.option(fc.constantFrom("Izmir", "izmir", "İzmir", "São Paulo", "迪拜", ""), {
    nil: null,
  }),
});

it("whoever sees all has the words that those have together who own the customers", async () => {
  const codes = Array.from({ length: 8 }, (_, at) => `C${at}`);
  const rows = codes.map((code, at) => `${code},Name ${code},TR,D,${at % 2 ? "lily" : "tom"}`);
  await house.take("customers", `code,name,country,tier,owner\n${rows.join("\n")}\n`);
  const { scope: all } = await house.actor("ada");
  const scopes = await Promise.all(["lily", "tom"].map((handle) => house.actor(handle)));
  const owners: Scope = { ...all, owners: scopes.map(({ scope }) => scope.memberId) };
  expect(all.owners).toBe("all");
  await fc.assert(
    fc.asyncProperty(
      fc.array(customer, { minLength: codes.length, maxLength: codes.length }),
      async (customers) => {
        for (const [at, { tags, industry, city }] of customers.entries())
          await house.store.pool.query(
            "UPDATE customer SET tags = $2, industry = $3, city = $4 WHERE code = $1",
            [codes[at], tags, industry, city],
          );
        const sorted = (words: readonly (string | null)[]) =>
          [...new Set(words.flatMap((word) => word ?? []))].sort();
        const seen = await searchWords(house.store, all);
        expect(seen).toEqual(await searchWords(house.store, owners));
        expect([...seen.tags].sort()).toEqual(sorted(customers.flatMap(({ tags }) => tags)));
        expect([...seen.industries].sort()).toEqual(sorted(customers.map((one) => one.industry)));
        expect([...seen.cities].sort()).toEqual(sorted(customers.map((one) => one.city)));
      },
    ),
    { numRuns: 30 },
  );
});
