// Writes src/core/search/pinyin.json: by each syllable of pinyin, ü as v, the characters that
// are mostly read so, and those that are so in some words.
//
//   node scripts/write-pinyin.mjs PINYIN.MJS
//
// PINYIN.MJS is the file dist/esm/index.mjs of the package pinyin-pro (MIT).
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const { pinyin } = await import(pathToFileURL(resolve(process.argv[2])).href);
const target = new URL("../src/core/search/pinyin.json", import.meta.url);
const noVowel = /^(hng|m|n|ng)$/;

const syllables = {};
for (let code = 0x4e00; code <= 0x9fa5; code++) {
  const character = String.fromCharCode(code);
  const readings = pinyin(character, { multiple: true, toneType: "none", type: "array", v: true });
  for (const [index, reading] of [...new Set(readings)].entries()) {
    if (!/^[a-z]{1,6}$/.test(reading) || noVowel.test(reading)) continue;
    syllables[reading] ??= ["", ""];
    syllables[reading][index === 0 ? 0 : 1] += character;
  }
}
const sorted = Object.entries(syllables).sort(([a], [b]) => (a < b ? -1 : 1));
const lines = sorted.map(
  ([syllable, [usual, other]]) =>
    `  ${JSON.stringify(syllable)}: [${JSON.stringify(usual)}, ${JSON.stringify(other)}]`,
);
writeFileSync(target, `{\n${lines.join(",\n")}\n}\n`);
