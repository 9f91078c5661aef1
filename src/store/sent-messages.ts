import type { Instant } from "../core/time/civil.ts";
import type { Db } from "./database.ts";
import { newId } from "./new-id.ts";
import { type Sql, sql } from "./sql.ts";

/** Where a message stands, by the platform's own ids. */
export type Place = {
  readonly platform: string;
  readonly workspace: string;
  readonly chat: string;
};

/** What replies and presses may refer to. */
export type SentMessage = {
  readonly kind: string;
  readonly at: Instant;
  readonly memberId: string | null;
  readonly firstNumber: number;
  /** Customers in the order of their list numbers. */
  readonly customerIds: readonly string[];
  readonly commands: SentCommands;
};

/** Command lines behind the buttons, behind bare numbers (a question), and behind "more". */
export type SentCommands = {
  readonly buttons: readonly string[];
  readonly choices: readonly string[];
  readonly more: string | null;
};

type Row = Omit<SentMessage, "commands"> & { id: string; commands: Buffer | null };

const columns = sql`id, kind, at, member_id AS "memberId", first_number AS "firstNumber",
  customer_ids::text[] AS "customerIds", commands`;

const none: SentCommands = { buttons: [], choices: [], more: null };

const opened = (db: Db, { id, commands, ...row }: Row): SentMessage => ({
  ...row,
  commands:
    commands === null ? none : JSON.parse(db.cipher.open("sent_message", "commands", id, commands)),
});

/** A message that was posted: where, and what the platform calls it. */
export type PostedMessage = SentMessage & {
  readonly organizationId: string;
  readonly place: Place;
  readonly messageId: string;
};

/** Remembers messages that were posted, so that a reply to one is understood. */
export async function recordSentMessages(db: Db, posted: readonly PostedMessage[]): Promise<void> {
  const ids = posted.map(newId);
  const commands = posted.map(({ commands: { buttons, choices, more } }, index) =>
    buttons.length + choices.length === 0 && more === null
      ? null
      : db.cipher.seal(
          "sent_message",
          "commands",
          ids[index] ?? "",
          JSON.stringify({ buttons, choices, more }),
        ),
  );
  const column = <Value>(of: (one: PostedMessage) => Value) => posted.map(of);
  await db.run(
    sql`INSERT INTO sent_message (id, organization_id, platform, workspace, chat, platform_message_id,
      member_id, kind, at, first_number, customer_ids, commands)
    SELECT id, organization_id, platform, workspace, chat, message_id, member_id, kind, at,
      first_number, customer_ids::uuid[], commands
    FROM unnest(${ids}::uuid[], ${column((one) => one.organizationId)}::uuid[],
      ${column(({ place }) => place.platform)}::text[],
      ${column(({ place }) => place.workspace)}::text[],
      ${column(({ place }) => place.chat)}::text[], ${column((one) => one.messageId)}::text[],
      ${column((one) => one.memberId)}::uuid[], ${column((one) => one.kind)}::text[],
      ${column((one) => new Date(one.at))}::timestamptz[],
      ${column((one) => one.firstNumber)}::int[],
      ${column((one) => `{${one.customerIds.join(",")}}`)}::text[], ${commands}::bytea[])
      AS p (id, organization_id, platform, workspace, chat, message_id, member_id, kind, at,
        first_number, customer_ids, commands)
    ON CONFLICT DO NOTHING`,
    "record-posts",
  );
}

/** A group that an admin has bound by hand is known without its workspace. */
const isThere = ({ platform, workspace, chat }: Place): Sql =>
  sql`platform = ${platform} AND workspace IN ('', ${workspace}) AND chat = ${chat}`;

/** The message that carries this platform id in this chat, or null. */
export async function sentMessage(
  db: Db,
  place: Place,
  messageId: string,
): Promise<SentMessage | null> {
  const rows = await db.rows<Row>(sql`SELECT ${columns} FROM sent_message
    WHERE ${isThere(place)}
      AND platform_message_id = ${messageId}`);
  return rows[0] === undefined ? null : opened(db, rows[0]);
}

/** The newest message of one of `kinds` to this member in this chat since `since`. */
export async function latestSent(
  db: Db,
  place: Place,
  memberId: string,
  kinds: readonly string[],
  since: Instant,
  limit = 1,
): Promise<SentMessage[]> {
  const rows = await db.rows<Row>(sql`SELECT ${columns} FROM sent_message
    WHERE ${isThere(place)}
      AND member_id = ${memberId}::uuid AND kind = ANY(${[...kinds]}::text[])
      AND at >= ${new Date(since)}
    ORDER BY at DESC, id DESC LIMIT ${limit}`);
  return rows.map((row) => opened(db, row));
}
