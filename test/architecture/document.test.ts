import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rooms } from "./rooms.ts";
import { project } from "./sources.ts";

const read = (name: string): string => readFileSync(join(project, name), "utf8");
const document = read("ARCHITECTURE.md");

/** The rows of the table of rooms: the room, and what it may import. */
const shown = [...document.matchAll(/^\| `([a-z0-9]+)[^|]*\|[^|]*\| ([^|]*) \|$/gm)].map(
  ([, room = "", imported = ""]) => ({ room, imported: imported.split(", ").sort() }),
);

const asShown = (imported: (typeof rooms)[string]): readonly string[] => {
  if (imported === "everything") return ["everything"];
  return imported.length === 0 ? ["nothing"] : [...imported].sort();
};

describe("ARCHITECTURE.md", () => {
  it("shows the rooms there are, and what each may import", () => {
    const known = Object.entries(rooms).map(([room, imported]) => ({
      room,
      imported: asShown(imported),
    }));
    const byName = (a: { room: string }, b: { room: string }) => (a.room < b.room ? -1 : 1);
    expect(shown.toSorted(byName)).toEqual(known.toSorted(byName));
  });
});

describe.each(["ARCHITECTURE.md", "CONTRIBUTING.md"])("%s", (name) => {
  it("names files and folders that exist", () => {
    const named = [...read(name).matchAll(/`([\w./-]+(?:\.\w+|\/))`/g)].map(
      ([, path = ""]) => path,
    );
    expect(named.length).toBeGreaterThan(20);
    const rooted = (path: string) =>
      [path, `src/${path}`].some((one) => existsSync(join(project, one)));
    const isWhole = (path: string) => path.includes("/");
    expect(named.filter((path) => isWhole(path) && !rooted(path))).toEqual([]);
  });
});
