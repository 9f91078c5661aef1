// A Prisma generator: from the models of schema.prisma it writes what a statement knows of every
// table (columns by their names in the database, the types in which rows arrive, which columns the
// database fills by itself). `prisma generate` starts it and speaks JSON-RPC with it, one message a
// line: requests on standard input, answers on standard error.
import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";

/** The types in which `Db.rows` returns the columns of a scalar type. */
const types = {
  String: "string",
  Boolean: "boolean",
  Int: "number",
  BigInt: "number",
  Float: "number",
  Decimal: "number",
  Bytes: "Buffer",
  Json: "NonNullable<unknown>",
};

function typeOf({ type, nativeType, isList, isRequired }) {
  const date = nativeType?.[0] === "Date" ? "CivilDate" : "Instant";
  const one = type === "DateTime" ? date : types[type];
  if (one === undefined) throw new Error(`no type for ${type}`);
  return `${isList ? `readonly ${one}[]` : one}${isRequired ? "" : " | null"}`;
}

const columnsOf = (model) => model.fields.filter(({ kind }) => kind === "scalar");
const nameOf = ({ name, dbName }) => dbName ?? name;

const interfaceOf = (models, name, doc, bodyOf) =>
  `/** ${doc} */\nexport interface ${name} {\n${models
    .map((model) => `  readonly ${nameOf(model)}: ${bodyOf(columnsOf(model))};\n`)
    .join("")}}\n`;

const written = (models) =>
  [
    "// Written by scripts/generate-tables.mjs from prisma/schema.prisma.\n",
    'import type { CivilDate, Instant } from "../../core/time/civil.ts";\n\n',
    interfaceOf(
      models,
      "GeneratedTables",
      "The columns of every table, by their names in the database, as statements return them.",
      (fields) =>
        `{\n${fields.map((field) => `    readonly ${nameOf(field)}: ${typeOf(field)};\n`).join("")}  }`,
    ),
    "\n",
    interfaceOf(
      models,
      "FilledColumns",
      "The columns of every table that the database fills by itself.",
      (fields) =>
        fields
          .filter(({ hasDefaultValue }) => hasDefaultValue)
          .map((field) => `"${nameOf(field)}"`)
          .join(" | ") || "never",
    ),
  ].join("");

const methods = {
  getManifest: () => ({ manifest: { prettyName: "Tables", defaultOutput: "tables.ts" } }),
  generate({ generator, dmmf }) {
    writeFileSync(generator.output.value, written(dmmf.datamodel.models));
    return null;
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line);
  let answer;
  try {
    answer = { result: methods[method](params) };
  } catch (error) {
    answer = { error: { code: -32000, message: error.message, data: { stack: error.stack } } };
  }
  process.stderr.write(`${JSON.stringify({ jsonrpc: "2.0", id, ...answer })}\n`);
}
