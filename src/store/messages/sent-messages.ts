import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { instantFrom } from "../database/from-date.ts";
import { newId } from "../database/new-id.ts";
import { ofOurs } from "../database/of-ours.ts";
import { sql } from "../database/sql.ts";

/** Where a message stands, by the platform's own ids. */
export type Place = {
  readonly platform: string;
  readonly workspace: string;
  readonly chat: string;
};

/** What replies and presses may refer to. */
export type SentMessage = {
  readonly id: string;
  readonly kind: string;
  readonly at: Instant;
  readonly memberId: string | null;
  readonly firstNumber: number;
  /** Customers in the order of their list numbers. */
  readonly customerIds: readonly string[];
  readonly commands: SentCommands;
};

/** Command lines behind the buttons, behind bare numbers and free answers (a question), and behind "more". */
export type SentCommands = {
  readonly buttons: readonly string[];
  readonly choices: readonly string[];
  readonly more: string | null;
  /** What a free answer completes. */
  readonly awaits?: string | undefined;
  /** What answers to the lines of a list complete. */
  readonly answers?: readonly (string | null)[] | undefined;
};

const columns = {
  id: true,
  kind: true,
  at: true,
  memberId: true,
  firstNumber: true,
  customerIds: true,
  commands: true,
} as const;

type Row = Omit<SentMessage, "at" | "commands"> & {
  readonly at: Date;
  readonly commands: Uint8Array | null;
};

const none: SentCommands = { buttons: [], choices: [], more: null };

const opened = (
  db: Db,
  { id, at, commands, ...row }: Omit<Row, "at"> & { readonly at: Instant },
): SentMessage => ({
  ...row,
  id,
  at,
  commands:
    commands === null ? none : JSON.parse(db.cipher.open("sent_message", "commands", id, commands)),
});

/** A message that was posted: where, what the platform calls it, and what presses may call it. */
export type PostedMessage = Omit<SentMessage, "id"> & {
  readonly token: string;
  readonly organizationId: string;
  readonly place: Place;
  readonly messageId: string;
};

/** Remembers messages that were posted, so that a reply to one is understood. */
export async function recordSentMessages(db: Db, posted: readonly PostedMessage[]): Promise<void> {
  const ids = posted.map(newId);
  const commands = posted.map(({ commands: { answers, ...said } }, index) =>
    said.buttons.length + said.choices.length === 0 &&
    said.more === null &&
    said.awaits === undefined &&
    answers === undefined
      ? null
      : db.cipher.seal(
          "sent_message",
          "commands",
          ids[index] ?? "",
          JSON.stringify({ ...said, answers }),
        ),
  );
  const column = <Value>(of: (one: PostedMessage) => Value) => posted.map(of);
  await db.run(
    sql`INSERT INTO sent_message (id, organization_id, platform, workspace, chat, platform_message_id,
      member_id, kind, at, first_number, customer_ids, commands, token)
    SELECT id, organization_id, platform, workspace, chat, message_id, member_id, kind, at,
      first_number, customer_ids::uuid[], commands, token
    FROM unnest(${ids}::uuid[], ${column((one) => one.organizationId)}::uuid[],
      ${column(({ place }) => place.platform)}::text[],
      ${column(({ place }) => place.workspace)}::text[],
      ${column(({ place }) => place.chat)}::text[], ${column((one) => one.messageId)}::text[],
      ${column((one) => one.memberId)}::uuid[], ${column((one) => one.kind)}::text[],
      ${column((one) => new Date(one.at))}::timestamptz[],
      ${column((one) => one.firstNumber)}::int[],
      ${column((one) => `{${one.customerIds.join(",")}}`)}::text[], ${commands}::bytea[],
      ${column(({ commands: { buttons }, token }) => (buttons.length === 0 ? null : token))}::text[])
      AS p (id, organization_id, platform, workspace, chat, message_id, member_id, kind, at,
        first_number, customer_ids, commands, token)
    ON CONFLICT DO NOTHING`,
    "record-posts",
  );
}

/** A group that an admin has bound by hand is known without its workspace. */
const there = (db: Db, { platform, workspace, chat }: Place) => ({
  ...ofOurs(db),
  ...{ platform, chat },
  workspace: { in: ["", workspace] },
});

/** The message that carries this platform id in this chat, or null. */
export async function sentMessage(
  db: Db,
  place: Place,
  messageId: string,
): Promise<SentMessage | null> {
  const found = await db.prisma.sentMessage.findFirst({
    where: { ...there(db, place), platformMessageId: messageId },
    select: columns,
  });
  return found === null ? null : opened(db, { ...found, at: instantFrom(found.at) });
}

/** The message with the button that was pressed, by the platform's id of it or by its token; or null. */
export async function pressedMessage(
  db: Db,
  place: Place,
  name: string,
): Promise<SentMessage | null> {
  const found = await db.prisma.sentMessage.findFirst({
    where: { ...there(db, place), OR: [{ platformMessageId: name }, { token: name }] },
    select: columns,
    orderBy: { at: "desc" },
  });
  return found === null ? null : opened(db, { ...found, at: instantFrom(found.at) });
}

/** By how much the clocks of two machines may differ, in milliseconds. */
const clocksDiffer = 60_000;

/** The newest messages of one of `kinds` to this member in this chat, from `since` to `now`. */
export async function latestSent(
  db: Db,
  place: Place,
  memberId: string,
  kinds: readonly string[],
  since: Instant,
  now: Instant,
  limit = 1,
): Promise<SentMessage[]> {
  const newest = await db.rows<Omit<Row, "at"> & { readonly at: Instant }>(
    sql`SELECT s.id, s.kind, s.at, s.member_id AS "memberId", s.first_number AS "firstNumber",
      s.customer_ids AS "customerIds", s.commands
    FROM sent_message s
    WHERE s.platform = ${place.platform} AND s.workspace IN ('', ${place.workspace}) AND s.chat = ${place.chat}
      AND s.member_id = ${memberId}::uuid AND s.kind = ANY(${[...kinds]}::text[])
      AND s.at BETWEEN ${new Date(since)} AND ${new Date(now + clocksDiffer)}
    ORDER BY s.at DESC, s.id DESC LIMIT ${limit}`,
    "latest-sent",
  );
  return newest.map((row) => opened(db, row));
}
