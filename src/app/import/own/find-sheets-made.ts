import { type Occasion, recipientId } from "../../../core/push/occasion.ts";
import type { Instant } from "../../../core/time/civil.ts";
import { type MadeSheet, sheetsMade } from "../../../store/import/own-sheets.ts";
import { lastSentTick } from "../../../store/push/outbox-report.ts";
import type { App } from "../../app.ts";
import { ledMemberIds } from "../../members/led-member-ids.ts";
import { everybody } from "../../push/roster.ts";

/**
 * The sheets that those whom a manager leads took since they were last told of any, by a push of this kind, within so many
 * milliseconds; with their names.
 */
export async function findSheetsMade(
  { store }: App,
  kind: string,
  { recipient, tick }: Pick<Occasion, "recipient" | "tick">,
  within: number,
): Promise<(Omit<MadeSheet, "memberId"> & { readonly name: string })[]> {
  const roster = await everybody({ store });
  const manager = roster?.members.find(({ id }) => id === recipientId(recipient));
  if (roster === null || manager === undefined) return [];
  const led = ledMemberIds(manager, roster);
  const organizationId = roster.organization.id;
  const last = await lastSentTick(store, organizationId, kind, recipient);
  const since = Math.max(last ?? 0, tick - within) as Instant;
  const made = await sheetsMade(store, organizationId, led, [since, tick]);
  return made.map(({ memberId, ...one }) => ({
    ...one,
    name: roster.members.find(({ id }) => id === memberId)?.name ?? "",
  }));
}

/** Those of the occasions before which anybody took a sheet, within so many milliseconds. */
export async function amongSheetsMade(
  { store }: App,
  occasions: readonly Occasion[],
  within: number,
): Promise<readonly Occasion[]> {
  const roster = await everybody({ store });
  if (roster === null || occasions.length === 0) return [];
  const last = Math.max(...occasions.map(({ tick }) => tick)) as Instant;
  const first = (Math.min(...occasions.map(({ tick }) => tick)) - within) as Instant;
  const everyone = roster.members.map(({ id }) => id);
  const made = await sheetsMade(store, roster.organization.id, everyone, [first, last]);
  const takers = new Set(made.map(({ memberId }) => memberId));
  const managers = new Map(roster.members.map((member) => [member.id, member]));
  return occasions.filter(({ recipient }) => {
    const manager = managers.get(recipientId(recipient));
    return manager !== undefined && ledMemberIds(manager, roster).some((id) => takers.has(id));
  });
}
