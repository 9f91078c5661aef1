import { type ImportRecord, longestNote, shown } from "../record.ts";

/** The addresses of a row: the one to write to, and what other ones the cell holds. */
export type Emails = { readonly first: string | null; readonly others: readonly string[] };

const address = /^[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>().]{2,}$/;

/**
 * The email addresses of a row, as written, behind `mailto:` or in brackets after a name too. Noted
 * when one of them is none.
 */
export function readEmails(record: ImportRecord): Emails {
  const text = record.text("email", longestNote);
  if (text === null) return { first: null, others: [] };
  const found = [
    ...new Set(
      text
        .replaceAll(/(?:"[^"]*"|[^<>;,|\n]*)<([^<>]*)>/g, "$1")
        .replaceAll(/\bmailto:/gi, " ")
        .split(/[\s,;|、，；]+|:::|\/(?=\S+@)/)
        .map((one) => one.replace(/\?.*$/s, "").replace(/^[('"]+|[)'".]+$/g, ""))
        .filter((one) => one !== "" && one !== "/"),
    ),
  ];
  const [first = null, ...others] = found;
  if (first !== null && found.every((one) => address.test(one))) return { first, others };
  record.problem("email-wrong", "email", { value: shown(text) });
  return { first: null, others: [] };
}
