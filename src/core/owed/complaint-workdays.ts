import type { ComplaintRules } from "../tiering/rule-set.ts";
import type { ComplaintTold } from "./complaint-told.ts";

/** Working days within which a complaint is answered, by what it is about and how bad it is. */
export function complaintWorkdays(
  { answerWorkdays, byKind, severeWorkdays }: ComplaintRules,
  { kind, severity }: ComplaintTold,
): number {
  const usual = (kind === null ? undefined : byKind[kind]) ?? answerWorkdays;
  return severity === "severe" ? Math.min(usual, severeWorkdays) : usual;
}
