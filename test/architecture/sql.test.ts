import { expect, it } from "vitest";
import { roomOf } from "./rooms.ts";
import { sources, withoutComments } from "./sources.ts";

/** The tag, what joins and pastes statements, a statement written as text, a question to `pg`. */
const statement =
  /\b(sql|joinSql|rawSql)\b\s*[`(]|\/sql\.ts"|["'`]\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH|BEGIN|COPY)\s|\.query\(|\$queryRaw|\$executeRaw/;

const mayAsk = (file: string): boolean => roomOf(file) === "store";

it("SQL is written in the store and in the stores of features, nowhere else", () => {
  const wrong = sources.filter(
    ({ file, text }) => !mayAsk(file) && statement.test(withoutComments(text)),
  );
  expect(wrong.map(({ file }) => file)).toEqual([]);
});
