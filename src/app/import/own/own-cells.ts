import type { Channel, Stop } from "../../../core/customer/stop.ts";
import type { SheetRow } from "../../../core/import/own-sheet.ts";
import { civilDateAt } from "../../../core/time/civil-at.ts";
import type { OwnRow } from "../../../store/import/own-sheets.ts";

/**
 * A customer as a row of the sheet. What they asked for is kept to: an address or a number by which they are
 * not to be reached is not in what is handed out (`isHanded`).
 */
export function ownCells(row: OwnRow, isHanded = true): SheetRow {
  const { id, contactId, stops, zone, lastTouchAt } = row;
  const number = (value: string | null) => (isHanded && !mayCall(stops) ? "" : (value ?? ""));
  return {
    customerId: id,
    contactId,
    cells: {
      ref: row.ref,
      name: row.name,
      country: row.country ?? "",
      city: row.city ?? "",
      tier: row.tier,
      stage: row.stage,
      tags: row.tags.join(", "),
      contact: row.contact ?? "",
      role: row.role ?? "",
      phone: number(row.phone),
      "other-phone": number(row.otherPhone),
      email: isHanded && !mayMail(stops) ? "" : (row.email ?? ""),
      website: row.website ?? "",
      industry: row.industry ?? "",
      last: lastTouchAt === null ? "" : civilDateAt(lastTouchAt, zone),
      next: row.dueOn ?? "",
      note: row.note ?? "",
      asked: stops.map(({ kind, channel }) => `${kind}:${channel ?? ""}`).join(";"),
    },
  };
}

/** Whether they may be written to: not where they want none, or only another way. */
const mayMail = (stops: readonly Stop[]): boolean =>
  !forbids(stops, "email") &&
  stops.every(({ kind, channel }) => kind !== "only" || channel === "email");

/** Whether their numbers are of use: not where they want no calls, or mail alone. */
const mayCall = (stops: readonly Stop[]): boolean =>
  !forbids(stops, "phone") &&
  !stops.some(({ kind, channel }) => kind === "only" && channel === "email");

const forbids = (stops: readonly Stop[], way: Channel): boolean =>
  stops.some(({ kind, channel }) => kind === "not" && channel === way);
