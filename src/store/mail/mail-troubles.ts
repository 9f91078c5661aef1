import type { WhyUnheard } from "../../core/mail/mailbox-troubles.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { instantFrom } from "../database/from-date.ts";
import { ofOurs } from "../database/of-ours.ts";

/** A mailbox that cannot be read, why, and since when. */
export type MailTrouble = {
  readonly mailbox: string;
  readonly trouble: WhyUnheard;
  readonly since: Instant;
};

/** It is noted among what works by itself: `mail <trouble> <mailbox>`. */
const beginning = "mail ";

const nameOf = (trouble: WhyUnheard, mailbox: string): string =>
  `${beginning}${trouble} ${mailbox}`;

/** The mailboxes of an organization that cannot be read, those that are longest away first. */
export async function mailTroubles(
  { prisma }: Db,
  organizationId: string,
): Promise<readonly MailTrouble[]> {
  const found = await prisma.heartbeat.findMany({
    where: { organizationId, name: { startsWith: beginning } },
    orderBy: [{ at: "asc" }, { name: "asc" }],
  });
  return found.map(({ name, at }) => {
    const [trouble = "", ...mailbox] = name.slice(beginning.length).split(" ");
    return { mailbox: mailbox.join(" "), trouble: trouble as WhyUnheard, since: instantFrom(at) };
  });
}

/** Whether any mailbox cannot be read. */
export const hasMailTroubles = async (db: Db): Promise<boolean> =>
  (await db.prisma.heartbeat.findFirst({
    where: { ...ofOurs(db), name: { startsWith: beginning } },
    select: { name: true },
  })) !== null;

/** Notes why a mailbox cannot be read; since when stays as it was noted first. */
export async function noteMailTrouble(
  db: Db,
  organizationId: string,
  { mailbox, trouble, since }: MailTrouble,
): Promise<void> {
  const known = (await mailTroubles(db, organizationId)).filter((one) => one.mailbox === mailbox);
  const [first = { since }] = known;
  await forgetMailTrouble(db, organizationId, mailbox);
  const name = nameOf(trouble, mailbox);
  const at = new Date(Math.min(first.since, since));
  await db.prisma.heartbeat.upsert({
    where: { organizationId_name: { organizationId, name } },
    create: { organizationId, name, at },
    update: { at },
  });
}

/** A mailbox can be read again, or is listened to no more. */
export async function forgetMailTrouble(
  db: Db,
  organizationId: string,
  mailbox: string,
): Promise<void> {
  const names = (await mailTroubles(db, organizationId))
    .filter((one) => one.mailbox === mailbox)
    .map(({ trouble }) => nameOf(trouble, mailbox));
  if (names.length > 0)
    await db.prisma.heartbeat.deleteMany({ where: { organizationId, name: { in: names } } });
}

/** Forgets the troubles of all mailboxes but those that an organization has. */
export async function keepTroublesOf(
  db: Db,
  organizationId: string,
  mailboxes: ReadonlySet<string>,
): Promise<void> {
  for (const { mailbox } of await mailTroubles(db, organizationId))
    if (!mailboxes.has(mailbox)) await forgetMailTrouble(db, organizationId, mailbox);
}
