import { expect, it } from "vitest";
import {
  eachFeature,
  eachFeatureHash,
  hashOf,
} from "../../../../src/bot/understanding/free/act-features.ts";
import { freeLines } from "../../../support/free-reading.ts";
import { dice, mutated } from "../../../support/odd-lines.ts";

it("tells features by hashes as it tells them as texts, which the model is trained on", () => {
  const roll = dice(7);
  const seen = new Map<string, Set<string>>();
  const lines = Array.from({ length: 300 }, () => mutated(roll, freeLines));
  for (const line of ["", " ", "{C}", ...lines]) {
    const texts: string[] = [];
    const hashes: string[] = [];
    eachFeature(line, (feature) => texts.push(feature));
    eachFeatureHash(line, (one, two) => hashes.push(`${one} ${two}`));
    const expected = texts.map((text) => hashOf(text).slice(0, 2).join(" "));
    expect(hashes.sort(), line).toEqual([...expected].sort());
    for (const [at, text] of texts.entries())
      seen.set(expected[at] ?? "", seen.get(expected[at] ?? "")?.add(text) ?? new Set([text]));
  }
  expect([...seen.values()].filter(({ size }) => size > 1)).toEqual([]);
});
