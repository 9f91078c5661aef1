import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

/**
 * Packages of many small files that are plain JavaScript and find nothing by where they lie. They are
 * taken into the bundle with what they need, since to find and read a module takes longer than to run
 * it; all others are loaded from where they are installed.
 */
const taken = ["bullmq", "commander", "fastify", "ioredis", "libphonenumber-js", "uuid", "zod"];

/** What these need and is not plain: a logger with threads of its own, and programs of the machine. */
const stays = ["pino", "msgpackr-extract"];

/** What is started: under which name in the bundle, and where people and programs look for it. */
const entries = [
  ["main", "main.ts", "main.js"],
  ["command-line", "cli/main.ts", "cli/main.js"],
  ["value-thread", "app/value/value-thread.ts", "app/value/value-thread.js"],
];

const packageOf = (path) => /^(@[^/]+\/[^/]+|[^/]+)/.exec(path)?.[0] ?? path;

/** Leaves packages where they are, but for those that are taken and what they need. */
const apart = {
  name: "apart",
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind, importer }) => {
      if (kind === "entry-point" || isBuiltin(path)) return null;
      const name = packageOf(path);
      const isNeeded = importer.includes(`${sep}node_modules${sep}`) && !stays.includes(name);
      return isNeeded || taken.includes(name) ? null : { path, external: true };
    });
  },
};

/**
 * Letters beyond ASCII as escapes, which the bundler leaves in patterns: one of them would make the
 * whole text of a program take twice the memory, for as long as the process runs.
 */
const plain = (source) =>
  source.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** What is found beside a source is found from the place that its compiled form would have. */
const inPlace = (root) => ({
  name: "in-place",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      const place = relative(root, path).split(sep).join("/").replace(/\.ts$/, ".js");
      const found = `new URL(${JSON.stringify(`./${place}`)}, import.meta.url).href`;
      return { loader: "ts", contents: plain(text.replaceAll("import.meta.url", found)) };
    });
  },
});

/** Data lies beside the bundle and is read from there: in a program its text would stay in memory. */
const data = (root, to) => ({
  name: "data",
  setup({ onLoad }) {
    onLoad({ filter: /\.json$/ }, ({ path }) => {
      const isOurs = !relative(root, path).startsWith("..");
      if (!isOurs) return null;
      const place = relative(root, path).split(sep).join("/");
      mkdirSync(dirname(join(to, place)), { recursive: true });
      copyFileSync(path, join(to, place));
      const contents = `import { readFileSync } from "node:fs";
        export default JSON.parse(readFileSync(new URL("./${place}", import.meta.url), "utf8"));`;
      return { loader: "js", contents };
    });
  },
});

/**
 * Prisma's compiler of queries comes as text of twice its size, which would stay in memory as a program
 * and as a string: it lies beside the bundle and is read when it is asked for.
 */
const compiler = (to) => ({
  name: "compiler",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.wasm-base64\.mjs$/ }, ({ path }) => ({
      path: fileURLToPath(import.meta.resolve(path)),
      namespace: "compiler",
    }));
    onLoad({ filter: /./, namespace: "compiler" }, async ({ path }) => {
      const { wasm } = await import(pathToFileURL(path).href);
      writeFileSync(join(to, "query-compiler.wasm"), Buffer.from(wasm, "base64"));
      const contents = `import { readFileSync } from "node:fs";
        const read = () => readFileSync(new URL("./query-compiler.wasm", import.meta.url), "base64");
        export const wasm = { [Symbol.toPrimitive]: read };`;
      return { loader: "js", contents };
    });
  },
});

/** Compiles the service from `source` into few files in the folder `to`. Throws where it cannot. */
export async function bundle(source, to) {
  await build({
    entryPoints: entries.map(([out, file]) => ({ out, in: join(source, file) })),
    outdir: to,
    chunkNames: "part-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    minifyWhitespace: true,
    legalComments: "external",
    minifySyntax: true,
    sourcemap: true,
    sourcesContent: false,
    logLevel: "silent",
    plugins: [compiler(to), apart, inPlace(source), data(source, to)],
    // Packages that are written for `require` find it.
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module";\nconst require = requireFrom(import.meta.url);',
    },
  });
  for (const [out, , place] of entries) {
    const path = join(to, place);
    if (place === `${out}.js`) continue;
    mkdirSync(dirname(path), { recursive: true });
    const from = relative(dirname(path), join(to, `${out}.js`));
    writeFileSync(path, `import ${JSON.stringify(from.split(sep).join("/"))};\n`);
  }
}
