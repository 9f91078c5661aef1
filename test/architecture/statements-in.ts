/**
 * The statements of a file: each template with the `sql` tag, with the statements that are written
 * inside of it.
 */
export function statementsIn(text: string): readonly string[] {
  const statements: string[] = [];
  for (let at = text.indexOf("sql`"); at >= 0; at = text.indexOf("sql`", at)) {
    const end = endOfTemplate(text, at + 4);
    statements.push(text.slice(at, end));
    at = end;
  }
  return statements;
}

/** The place after the backtick that ends the template whose first character is at `at`. */
function endOfTemplate(text: string, at: number): number {
  for (let place = at; place < text.length; ) {
    if (text[place] === "`") return place + 1;
    if (text.startsWith("${", place)) place = endOfValue(text, place + 2);
    else place += text[place] === "\\" ? 2 : 1;
  }
  return text.length;
}

/** The place after the brace that ends a value in a template. */
function endOfValue(text: string, at: number): number {
  let depth = 1;
  let place = at;
  while (place < text.length && depth > 0) {
    if (text[place] === "`") {
      place = endOfTemplate(text, place + 1);
      continue;
    }
    if (text[place] === "{") depth += 1;
    if (text[place] === "}") depth -= 1;
    place += 1;
  }
  return place;
}
