import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

it("has one sentence for each thing that can be wrong with the configuration", () => {
  const source = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.includes("generated"))
    .map((file) => readFileSync(join(root, "src", file), "utf8").replaceAll(/^ *\*.*$/gm, ""))
    .join("\n");
  const thrown = [...source.matchAll(/"config\.([a-z-]+)"/g)].map(([, code]) => code);
  const { config } = JSON.parse(readFileSync(join(root, "locales/en/errors.json"), "utf8"));
  expect([...new Set(thrown)].sort()).toEqual(Object.keys(config).sort());
});
