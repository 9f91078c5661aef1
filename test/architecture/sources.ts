import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** The project's folder. */
export const project = join(import.meta.dirname, "../..");

const root = join(project, "src");

/** A file of `src/`, by its path within it, and its text. */
export type Source = { readonly file: string; readonly text: string };

/** All files of ours, without what is generated and the tests of features. */
export const sources: readonly Source[] = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .filter((file) => !file.includes("/generated/"))
  .sort()
  .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));

/** One import, of values or of types, at once or later. */
export type Import = {
  readonly file: string;
  /** As it is written. */
  readonly from: string;
  /** The imported file within `src/`; null for a package and for what is outside. */
  readonly target: string | null;
};

/** A literal after `from`, after `import`, and in `import(…)` of a value or a type. */
const specifier = /(?:\bfrom|\bimport)\s*\(?\s*"([^"]+)"/g;

/** Every import of every file. */
export const imports: readonly Import[] = sources.flatMap(({ file, text }) =>
  [...text.matchAll(specifier)].map(([, from = ""]) => ({
    file,
    from,
    target: targetOf(file, from),
  })),
);

/** The file within `src/` that a file means by a specifier, or null. */
export function targetOf(file: string, from: string): string | null {
  if (!from.startsWith(".")) return null;
  const target = relative(root, join(root, dirname(file), from));
  return target.startsWith("..") ? null : target;
}

/** The text without comments, and with every line where it was. */
export const withoutComments = (text: string): string =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, " "))
    .replaceAll(/(^|[^:"'`])\/\/[^\n]*/g, "$1");
