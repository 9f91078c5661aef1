import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { features } from "../../src/features/index.ts";
import { roomOf } from "./rooms.ts";
import { imports, project, sources } from "./sources.ts";

const folder = join(project, "src/features");
const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const isOfFeature = (file: string): boolean => /^features\/[^/]+\//.test(file);

describe("features", () => {
  it("are listed, each under the name of its folder", () => {
    expect(features.map(({ name }) => name)).toEqual(names);
  });

  it("are known to their list alone: no room imports one", () => {
    const wrong = imports.filter(
      ({ file, target }) =>
        target !== null &&
        isOfFeature(target) &&
        !isOfFeature(file) &&
        !(file === "features/index.ts" && target.endsWith("/feature.ts")),
    );
    expect(wrong).toEqual([]);
  });

  it("keep in each file but feature.ts to the room that its suffix names", () => {
    const loose = sources.filter(
      ({ file }) =>
        isOfFeature(file) &&
        roomOf(file) === "features" &&
        !/^[^/]+\/[^/]+\/feature\.ts$/.test(file),
    );
    expect(loose.map(({ file }) => file)).toEqual([]);
  });

  it("say what they are for in both languages and have tests of their own", () => {
    const incomplete = names.filter((name) => {
      const isThere = (file: string) => existsSync(join(folder, name, file));
      const isTested = readdirSync(join(folder, name)).some((file) => file.endsWith(".test.ts"));
      return !(isThere("words/en.json") && isThere("words/zh-CN.json") && isTested);
    });
    expect(incomplete).toEqual([]);
  });
});

it.each([
  ["features/gift/gift.core.ts", "core"],
  ["features/gift/gifts.store.ts", "store"],
  ["features/gift/give-gift.app.ts", "app"],
  ["features/gift/gift.view.ts", "views"],
  ["features/gift/gift.card.ts", "commands"],
  ["features/gift/gift.command.ts", "commands"],
  ["features/gift/gifts-due.push.ts", "jobs"],
  ["features/gift/gift.route.ts", "http"],
  ["features/gift/feature.ts", "features"],
  ["features/gift/gift.utils.ts", "features"],
  ["features/index.ts", "features"],
])("%s keeps the rules of %s", (file, room) => {
  expect(roomOf(file)).toBe(room);
});
