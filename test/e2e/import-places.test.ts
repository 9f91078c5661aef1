import { afterAll, beforeAll, expect, it } from "vitest";
import { startImporting } from "../support/importing.ts";

let house: Awaited<ReturnType<typeof startImporting>>;
beforeAll(async () => {
  house = await startImporting();
});
afterAll(() => house.stop());

const placed = () =>
  house.rows("SELECT code, country, zone, zone_guessed FROM customer ORDER BY code");

it("places customers by city and state, and says whose zone is a guess", async () => {
  const taken = await house.take(
    "customers",
    [
      "code,name,country,city,zone",
      "P1,One,US,Nowhere,",
      "P2,Two,US,DALLAS TX 75201,",
      "P3,Three,,Berlin,",
      "P4,Four,BR,Vila Nova,UTC-3",
      "P5,Five,US,,",
      "P6,Six,DE,,UTC+1",
      "P7,Seven,US,,UTC-7",
    ].join("\n"),
  );
  expect(taken.problems).toEqual([]);
  expect(taken.reasons).toEqual([{ reason: "zone-guessed", count: 3 }]);
  expect(await placed()).toEqual([
    { code: "P1", country: "US", zone: "America/New_York", zone_guessed: true },
    { code: "P2", country: "US", zone: "America/Chicago", zone_guessed: false },
    { code: "P3", country: "DE", zone: "Europe/Berlin", zone_guessed: false },
    { code: "P4", country: "BR", zone: "America/Sao_Paulo", zone_guessed: false },
    { code: "P5", country: "US", zone: "America/New_York", zone_guessed: true },
    // A distance tells a day's clock: the country tells whether it goes over to summer time.
    { code: "P6", country: "DE", zone: "Europe/Berlin", zone_guessed: false },
    { code: "P7", country: "US", zone: "America/Denver", zone_guessed: true },
  ]);
  // A city in another file sets a guessed zone; one that tells nothing takes none away, nor a country.
  await house.take("customers", "code,name,city\nP1,One,Denver\nP2,Two,Paris\n");
  const [one, two] = await placed();
  expect(one).toMatchObject({ country: "US", zone: "America/Denver", zone_guessed: false });
  expect(two).toMatchObject({ country: "US" });
  // Nor does a distance that several zones keep take the place of what was known.
  await house.take("customers", "code,name,zone\nP1,One,UTC-5\n");
  expect((await placed())[0]).toMatchObject({ zone: "America/Denver", zone_guessed: false });
});

it("takes a word that says no country for an empty cell, and tells of it", async () => {
  const csv = [
    "code,name,国家,city",
    "N1,Nil One,Unspecified,",
    "N2,Nil Two,N/A,",
    "N3,Nil Three,-,",
    "N4,Nil Four,未知,Hamburg",
    "N5,Nil Five,,",
    "N6,Nil Six,NA,",
  ].join("\n");
  const result = await house.take("customers", csv);
  expect(result).toMatchObject({ problemCount: 0, created: 6 });
  expect(result.reasons).toContainEqual({
    ...{ reason: "country-none", count: 4 },
    values: ["Unspecified", "N/A", "-", "未知"],
  });
  const rows = (await placed()).filter(({ code }) => String(code).startsWith("N"));
  expect(rows.map(({ country }) => country)).toEqual([null, null, null, "DE", null, "NA"]);
  const wrong = await house.take("customers", "name,country\nNil Seven,Atlantis\n");
  expect(wrong).toMatchObject({ import: null, problemCount: 1 });
});
