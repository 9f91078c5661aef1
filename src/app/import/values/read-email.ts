import { type ImportRecord, longestNote, shown } from "../record.ts";

/** The addresses of a row: the one to write to, and what other ones the cell holds. */
export type Emails = { readonly first: string | null; readonly others: readonly string[] };

/** No two dots in a row, and no marks that stand between addresses and words. */
const address =
  /^(?!.*\.\.)[\p{L}\p{M}\p{N}!#$%*+/=?^_`{|}~'.-]+@[\p{L}\p{M}\p{N}.-]+\.[\p{L}\p{M}\p{N}-]{2,}$/u;

/**
 * The email addresses of a row, as written, behind `mailto:` or a label, in brackets after a name, or with a
 * remark in brackets behind it. Noted
 * when one of them is none.
 */
export function readEmails(record: ImportRecord): Emails {
  const text = record.text("email", longestNote);
  if (text === null) return { first: null, others: [] };
  const found = [
    ...new Set(
      text
        .normalize("NFKC")
        .replaceAll(/(?:"[^"]*"\s*|[^<>;,|\n]*)<([^<>]*)>/g, "$1")
        .replaceAll(/\bmailto:|(?<![^\s,;|])\p{L}[\p{L}-]*\s?:(?!:)/giu, " ")
        .replaceAll(/\([^()@]*\)/g, " ")
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
