import { describe, expect, it } from "vitest";
import { mayImport, roomOf, rooms } from "./rooms.ts";
import { imports, sources } from "./sources.ts";

const ours = imports.flatMap(({ file, target }) => (target === null ? [] : [{ file, target }]));

const arrows = (wrong: readonly { file: string; target: string }[]) =>
  wrong.map(({ file, target }) => `${file} → ${target}`);

describe("rooms", () => {
  it("are all in the table, loose files of the root too", () => {
    const unknown = sources.filter(({ file }) => rooms[roomOf(file)] === undefined);
    expect(unknown.map(({ file }) => file)).toEqual([]);
    const inhabited = new Set(sources.flatMap(({ file }) => [roomOf(file), file.split("/")[0]]));
    expect(Object.keys(rooms).filter((room) => !inhabited.has(room))).toEqual([]);
  });

  it("import in one direction only", () => {
    const wrong = ours.filter(({ file, target }) => !mayImport(roomOf(file), roomOf(target)));
    expect(arrows(wrong)).toEqual([]);
  });

  it("keep adapters apart from each other, and features too", () => {
    const member = (path: string) => path.split("/").slice(0, 2).join("/");
    const isApart = (file: string) => /^(adapters|features)\/[^/]+\//.test(file);
    const wrong = ours.filter(
      ({ file, target }) => isApart(file) && isApart(target) && member(file) !== member(target),
    );
    expect(arrows(wrong)).toEqual([]);
  });
});
