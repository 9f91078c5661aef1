/** What the processes of the version before cannot bear, with how it is told. */
const breaking: readonly (readonly [RegExp, string])[] = [
  [/^DROP\s+(TABLE|VIEW|FUNCTION|TYPE|SEQUENCE)\b/i, "drops what older processes use"],
  [/\bDROP\s+(COLUMN|CONSTRAINT\s+\S+_pkey|DEFAULT)\b/i, "drops what older processes use"],
  [/\bRENAME\s+/i, "renames what older processes use"],
  [/\bALTER\s+COLUMN\s+\S+\s+(SET\s+DATA\s+)?TYPE\b/i, "changes a column's type"],
  [/\bSET\s+NOT\s+NULL\b/i, "takes null from a column that older processes may leave out"],
  [
    /\bADD\s+COLUMN\b(?=[^,;]*\bNOT\s+NULL\b)(?![^,;]*\bDEFAULT\b)/i,
    "adds a column that older processes do not fill",
  ],
  [
    /\bADD\s+(CONSTRAINT\s+\S+\s+)?(CHECK|UNIQUE|PRIMARY\s+KEY|FOREIGN\s+KEY|EXCLUDE)\b/i,
    "narrows what older processes may write",
  ],
  [
    /\bGENERATED\s+ALWAYS\b/i,
    "adds a column that older processes would write when they put a row back",
  ],
  [/^CREATE\s+UNIQUE\s+INDEX\b/i, "narrows what older processes may write"],
];

/**
 * What a migration does that processes of the version before cannot bear: they go on working while it
 * is applied, and after it until each is replaced. One sentence a statement; empty where it only adds.
 * Tables that it makes itself are nobody's yet. A migration that has to break them says so in a line
 * `-- contract: reason`, and a start of an older version then refuses (`contractOf`).
 */
export function breaksOlder(sql: string): string[] {
  const statements = sql
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/--.*$/gm, "")
    .replace(/\$(\w*)\$.*?\$\1\$/gs, "''")
    .split(";")
    .map((statement) => statement.trim().replace(/\s+/g, " "))
    .filter((statement) => statement !== "");
  const made = new Set(
    statements.flatMap((one) => {
      const name = /^CREATE TABLE (?:IF NOT EXISTS )?"?(\w+)"?/i.exec(one)?.[1];
      return name === undefined ? [] : [name];
    }),
  );
  const added = new Set(statements.flatMap(columnsAdded));
  return statements.flatMap((one) => {
    const table = /(?:^ALTER TABLE (?:ONLY )?|\bON )"?(\w+)"?/i.exec(one)?.[1] ?? "";
    if (made.has(table) || made.has(/^DROP \w+ "?(\w+)/i.exec(one)?.[1] ?? "")) return [];
    if (bindsNothingOlder(one, table, added)) return [];
    const found = breaking.find(([pattern]) => pattern.test(one));
    return found === undefined ? [] : [`${found[1]}: ${one.slice(0, 120)}`];
  });
}

/** `table.column` of all that one statement adds. */
function columnsAdded(statement: string): string[] {
  const table = /^ALTER TABLE (?:ONLY )?"?(\w+)"?/i.exec(statement)?.[1];
  if (table === undefined) return [];
  return [...statement.matchAll(/\bADD COLUMN "?(\w+)"?/gi)].map(([, name]) => `${table}.${name}`);
}

/**
 * Whether a key binds nothing that older processes write: one to another table over a column that is
 * added here, which they leave null, or a unique one with the row's own id among its columns.
 */
function bindsNothingOlder(statement: string, table: string, added: ReadonlySet<string>): boolean {
  const namesIn = (list = "") => list.split(",").map((name) => name.trim().replaceAll('"', ""));
  const key = /\bFOREIGN KEY \(([^)]*)\)/i.exec(statement)?.[1];
  if (key !== undefined) return namesIn(key).some((name) => added.has(`${table}.${name}`));
  const unique = /^CREATE UNIQUE INDEX [^(]*\(([^)]*)\)/i.exec(statement)?.[1];
  return unique !== undefined && namesIn(unique).includes("id");
}
