// Writes the types of all sentences: what may be said, and with which parameters.
//
//   node scripts/sentences.mjs
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const home = join(root, "locales");
const features = join(root, "src", "features");

/** Names of what lies in our data, which are found by that data and never said by a key. */
const names = ["places", "holidays"];

/** What is said without naming its namespace. */
const unnamed = "messages";

const filesIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".json"))
    : [];

const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

/** Every file of words as [namespace, its words], of all languages. */
function allWords() {
  const own = filesIn(home).flatMap((file) => {
    const [locale, namespace] = file.split(/[/\\.]/);
    return locale === "greetings" ? [] : [[namespace, readJson(join(home, file))]];
  });
  const added = filesIn(features)
    .filter((file) => /[/\\]words[/\\][^/\\]+$/.test(file))
    .flatMap((file) => Object.entries(readJson(join(features, file))));
  return [...own, ...added];
}

/** Adds the parameters of every sentence in `words` to `found`, the forms of a plural as one key. */
function gather(words, path, found) {
  for (const [name, said] of Object.entries(words)) {
    if (Array.isArray(said)) continue;
    if (typeof said === "object") {
      gather(said, `${path}${name}.`, found);
      continue;
    }
    const stem = name.replace(/_(zero|one|two|few|many|other)$/, "");
    const key = path + stem;
    const params = found.get(key) ?? new Set();
    if (stem !== name) params.add("count");
    for (const [, param] of said.matchAll(/\{\{([\w-]+)\}\}/g)) params.add(param);
    found.set(key, params);
  }
}

/** The type of `found` as TypeScript. */
function typeOf(name, comment, found) {
  const line = ([key, params]) => {
    const union = [...params].sort().map((param) => JSON.stringify(param));
    return `  readonly ${JSON.stringify(key)}: ${union.join(" | ") || "never"};\n`;
  };
  const lines = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(line);
  return `// Made from the locales by scripts/sentences.mjs.\n\n/** ${comment} */\nexport interface ${name} {\n${lines.join("")}}\n`;
}

/** Writes a file unless it says the same already, so that nothing is compiled anew for nothing. */
function write(path, text) {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Writes the types of the service's sentences and of the page's. */
export function writeSentences() {
  const said = new Map();
  const onPage = new Map();
  for (const [namespace, words] of allWords()) {
    if (namespace === "web") gather(words, "", onPage);
    else if (!names.includes(namespace)) {
      gather(words, namespace === unnamed ? "" : `${namespace}:`, said);
    }
  }
  const comment =
    "Names of the parameters of each sentence; of a plural also its `count`. Tests add their own.";
  write(join(root, "src", "i18n", "generated", "sentences.ts"), typeOf("Sentences", comment, said));
  write(join(root, "web", "generated", "sentences.ts"), typeOf("PageSentences", comment, onPage));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeSentences();
