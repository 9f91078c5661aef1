import { type ImportRecord, shown } from "../record.ts";

/** The one email address of a row, as written; noted when it is none or several. */
export function readEmail(record: ImportRecord): string | null {
  const email = record.text("email");
  if (email === null || /^[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>().]{2,}$/.test(email))
    return email;
  record.problem("email-wrong", "email", { value: shown(email) });
  return null;
}
