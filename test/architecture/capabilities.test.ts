import { describe, expect, it } from "vitest";
import { sources } from "./sources.ts";

/** The words of what the product can do: folders of the same name hold the same thing in each room. */
const capabilities = [
  "backup",
  "cadence",
  "calendar",
  "changes",
  "connections",
  "customer",
  "dormancy",
  "drafts",
  "festivals",
  "greetings",
  "import",
  "mail",
  "members",
  "messages",
  "money",
  "orders",
  "owed",
  "people",
  "push",
  "search",
  "segments",
  "tiering",
  "time",
  "touch",
  "value",
];

/** Folders that only one room has, and the files that every folder of a room speaks of. */
const own: Readonly<
  Record<string, { readonly folders: readonly string[]; readonly loose: readonly string[] }>
> = {
  core: { folders: ["places"], loose: ["fail-point.ts", "help-topics.ts", "vocabulary.ts"] },
  store: {
    folders: ["database", "embedded", "keys", "tables"],
    loose: ["scope.ts", "visibility.ts"],
  },
  app: { folders: ["demo", "process"], loose: ["actor-at.ts", "actor.ts", "app.ts"] },
  views: { folders: ["blocks"], loose: ["help-view.ts"] },
};

describe("the folders of a room", () => {
  it.each(Object.entries(own))("%s: are those of the capabilities", (room, { folders, loose }) => {
    const within = sources.flatMap(({ file }) =>
      file.startsWith(`${room}/`) ? [file.slice(room.length + 1)] : [],
    );
    const words = new Set([...capabilities, ...folders]);
    const wrong = within.filter((file) => {
      const [folder = "", rest] = file.split("/");
      return rest === undefined ? !loose.includes(file) : !words.has(folder);
    });
    expect(wrong).toEqual([]);
  });
});
