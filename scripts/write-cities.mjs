// Writes src/core/places/cities.json: the cities of the world with their state and time zone, and
// the names and codes of states where a country keeps several clocks.
//
//   node scripts/write-cities.mjs CITIES500.TXT ADMIN1.JSON SUBDIVISIONS OPENCC.JS
//
// CITIES500.TXT is the dump of that name of GeoNames (https://www.geonames.org, CC BY 4.0),
// ADMIN1.JSON the file of that name in the package cities.json, SUBDIVISIONS the folder of that name
// in the package cldr-subdivisions-full, OPENCC.JS the file dist/umd/full.js of the package opencc-js:
// many Chinese names are written in one script alone. Then scripts/write-state-names.mjs.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { getTimezone } from "countries-and-timezones";

const [citiesFile, admin1File, subdivisions, openccFile] = process.argv.slice(2);
const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const simplified = createRequire(import.meta.url)(resolve(openccFile)).Converter({
  from: "t",
  to: "cn",
});
const keyOf = (name) =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Whole countries on one clock by law, whatever the map says. */
const oneClock = { CN: "Asia/Shanghai" };
const west =
  "AD AL AT BA BE CH CZ DE DK EE ES FI FR GB HR HU IE IS IT LT LU LV MD ME MK MT NL NO PL PT RO RS SE SI SK TR XK AR BR CL CO MX PE";
/** A city is listed from so many people on, and in a split state from fewer. */
const [fewest, fewestInSplit] = [15_000, 1000];
/** From so many people on a city has its other names. */
const [named, namedInHan] = [100_000, 40_000];

const cities = readFileSync(citiesFile, "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => {
    const f = line.split("\t");
    return {
      name: f[1],
      ascii: f[2],
      others: f[3].split(","),
      feature: f[7],
      country: f[8],
      admin: f[10],
      people: Number(f[14]),
      zone: oneClock[f[8]] ?? f[17],
    };
  })
  // Some places at a border carry the neighbour's zone.
  .filter(({ country, zone }) => getTimezone(zone)?.countries.includes(country) ?? country === "XK")
  .filter(({ feature }) => !["PPLX", "PPLH", "PPLQ", "PPLW"].includes(feature));

/** Clocks that agree in 2027 are one, whatever their names. */
const clocks = new Map();
function clockOf(zone) {
  if (!clocks.has(zone)) {
    const format = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
    const at = (month) => format.format(new Date(Date.UTC(2027, month, 15))).split(", ")[1];
    clocks.set(zone, [0, 2, 3, 6, 9, 10].map(at).join());
  }
  return clocks.get(zone);
}
function grouped(list, by) {
  const found = new Map();
  for (const one of list) {
    const group = found.get(by(one));
    if (group === undefined) found.set(by(one), [one]);
    else group.push(one);
  }
  return found;
}
const countClocks = (list) => new Set(list.map(({ zone }) => clockOf(zone))).size;

const wordsOf = (language) =>
  read(`${subdivisions}/${language}/${language.replace("-", "_")}.json`).subdivisions
    .localeDisplayNames.subdivisions;
const own = {
  BR: "pt",
  PT: "pt",
  MX: "es",
  ES: "es",
  CL: "es",
  EC: "es",
  RU: "ru",
  KZ: "ru",
  CA: "fr",
  ID: "id",
  MN: "ru",
};
const [english, chinese, traditional] = ["en", "zh", "zh-Hant"].map(wordsOf);
const admin1 = new Map(read(admin1File).map(({ code, name }) => [code, name]));

/** What people write for the states of a country: its ISO code first where there is one. */
function statesOf(country) {
  const found = new Map();
  const languages = [
    english,
    chinese,
    traditional,
    ...(own[country] ? [wordsOf(own[country])] : []),
  ];
  const iso = Object.keys(english).filter((code) => code.startsWith(country.toLowerCase()));
  for (const [code, name] of admin1) {
    if (!code.startsWith(`${country}.`)) continue;
    const key = keyOf(name).replace(/^the/, "");
    const same = iso.find((one) => languages.some((words) => alike(keyOf(words[one] ?? ""), key)));
    const written =
      same === undefined
        ? [/^[A-Z]+$/.test(code.slice(3)) ? code.slice(3) : name]
        : [same.slice(2).toUpperCase(), ...languages.map((words) => words[same])];
    found.set(code.slice(3), [...new Set([...written, name].filter(Boolean))]);
  }
  return found;
}
const bare = (key) =>
  key.replace(
    /(oblast|krai|kray|state|province|region|autonomousokrug|republic|estado|de|the|of)/g,
    "",
  );
const alike = (a, b) => a !== "" && (a === b || (bare(a).length > 3 && bare(a) === bare(b)));

const scripts =
  /[\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hangul}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Thai}]/u;
const ownScript = {
  "\\p{Script=Cyrillic}": "RU UA BY KZ KG BG RS MK MN TJ UZ",
  "\\p{Script=Arabic}": "AE BH DZ EG IQ IR JO KW LB LY MA OM PK QA SA SD SY TN YE",
  "\\p{Script=Hangul}": "KR KP",
  "\\p{Script=Greek}": "GR CY",
  "\\p{Script=Hebrew}": "IL",
  "\\p{Script=Thai}": "TH",
};
const scriptOf = new Map(
  Object.entries(ownScript).flatMap(([script, list]) =>
    list.split(" ").map((country) => [country, new RegExp(`^[${script}\\s-]+$`, "u")]),
  ),
);
function namesOf({ name, ascii, others, country, people, feature }) {
  const isWritten = (other) =>
    (people >= namedInHan && /^\p{Script=Han}{2,8}$/u.test(other)) ||
    (people >= named && scriptOf.get(country)?.test(other)) ||
    (((people >= named && west.includes(country)) || feature === "PPLC") &&
      /^\p{Lu}\p{Ll}[\p{L} '-]{2,17}$/u.test(other) &&
      !scripts.test(other) &&
      /^[\p{Script=Latin} '-]+$/u.test(other));
  const seen = new Set();
  const written = [name, ascii, ...others.filter(isWritten)];
  return [...written, ...written.filter((one) => /\p{Script=Han}/u.test(one)).map(simplified)]
    .filter((one) => {
      const key = keyOf(one).replace(/[市省州]$/u, "");
      if (key === "" || seen.has(key)) return false;
      return seen.add(key);
    })
    .map((one) => one.replace(/[=:;]/g, " "));
}

const lines = [];
const states = {};
for (const [country, all] of [...grouped(cities, (one) => one.country)].sort(([a], [b]) =>
  a < b ? -1 : 1,
)) {
  const isSplit = countClocks(all) > 1;
  const known = isSplit ? statesOf(country) : new Map();
  const stateOf = ({ admin }) => (isSplit ? (known.get(admin)?.[0] ?? admin) : "");
  if (isSplit) {
    states[country] = {};
    for (const [admin, [code, ...names]] of known) {
      if (all.some((one) => one.admin === admin)) states[country][code ?? admin] = names.join("|");
    }
  }
  for (const [state, there] of [...grouped(all, stateOf)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const least = isSplit && countClocks(there) > 1 ? fewestInSplit : fewest;
    const zones = [...grouped(there, ({ zone }) => zone)].map(([zone, list]) => ({
      zone,
      people: list.reduce((sum, { people }) => sum + people, 0),
      list: list.filter(
        ({ people, feature }) =>
          people >= least || feature === "PPLC" || (isSplit && feature === "PPLA"),
      ),
    }));
    for (const { zone, list } of zones.sort((a, b) => b.people - a.people)) {
      const written = list
        .sort((a, b) => b.people - a.people)
        .map((city) => `${namesOf(city).join("=")}:${Math.ceil(city.people / 1000)}`);
      lines.push([country, state, zone, ...written].join(";"));
    }
  }
}
writeFileSync(
  new URL("../src/core/places/cities.json", import.meta.url),
  `${JSON.stringify({ states, lines }, null, 1)}\n`,
);
