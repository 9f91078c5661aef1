import type { MailPosition } from "../../core/mail/mail-position.ts";
import type { Db } from "../database/database.ts";
import { instantFrom } from "../database/from-date.ts";
import { newId } from "../database/new-id.ts";

/** How far a folder, by a name of its own for every server and user, has been read; null: never. */
export async function mailPosition(
  db: Db,
  organizationId: string,
  place: string,
): Promise<MailPosition | null> {
  const placeHash = db.cipher.lookupHash("row", place);
  const found = await db.prisma.mailFolder.findFirst({ where: { organizationId, placeHash } });
  if (found === null) return null;
  const { validity, lastUid, readTo } = found;
  return { validity, lastUid: Number(lastUid), readTo: instantFrom(readTo) };
}

/** Keeps how far a folder has been read. */
export async function saveMailPosition(
  db: Db,
  organizationId: string,
  place: string,
  { validity, lastUid, readTo }: MailPosition,
): Promise<void> {
  const placeHash = db.cipher.lookupHash("row", place);
  const now = { validity, lastUid: BigInt(lastUid), readTo: new Date(readTo) };
  await db.prisma.mailFolder.upsert({
    where: { organizationId_placeHash: { organizationId, placeHash } },
    create: { id: newId(), organizationId, placeHash, ...now },
    update: now,
  });
}
