import pg from "pg";
import type { Instant } from "../core/time/civil.ts";
import type { Db, Store } from "./database.ts";
import { sql } from "./sql.ts";

/** One line of the local chat. `body` is the message as JSON; it is sealed in the database. */
export type LocalEntry = {
  readonly id: string;
  readonly chat: string;
  /** `bot`, or the handle of the member. */
  readonly from: string;
  readonly at: Instant;
  /** The member's message whose event this answers. */
  readonly answersTo?: string;
  readonly body: string;
};

type Row = Pick<LocalEntry, "id" | "chat"> & { body: Buffer };

const channel = "local_message";

const opened = (db: Db, rows: readonly Row[]) =>
  rows.map(({ id, chat, body }) => ({
    id,
    chat,
    body: db.cipher.open("local_message", "body", id, body),
  }));

/** Adds a message and tells every process that listens. The same id again changes nothing. */
export async function addLocalMessage(
  db: Db,
  organizationId: string,
  entry: LocalEntry,
): Promise<void> {
  await db.run(sql`
    WITH added AS (
      INSERT INTO local_message (id, organization_id, chat, from_handle, at, answers_to, body)
      VALUES (${entry.id}, ${organizationId}::uuid, ${entry.chat}, ${entry.from},
        ${new Date(entry.at)}, ${entry.answersTo ?? null},
        ${db.cipher.seal("local_message", "body", entry.id, entry.body)})
      ON CONFLICT (id) DO NOTHING RETURNING id)
    SELECT pg_notify(${channel}, id) FROM added`);
}

/** The messages of a chat, oldest first: the newest `limit`, or the first `limit` after one. */
export async function listLocalMessages(
  db: Db,
  chat: string,
  { after, limit }: { readonly after?: string; readonly limit: number },
) {
  const rows =
    after === undefined
      ? await db.rows<Row>(sql`SELECT * FROM (SELECT id, chat, body, number FROM local_message
          WHERE chat = ${chat} ORDER BY number DESC LIMIT ${limit}) newest ORDER BY number`)
      : await db.rows<Row>(sql`SELECT id, chat, body FROM local_message
          WHERE chat = ${chat}
            AND number > coalesce((SELECT number FROM local_message WHERE id = ${after}), 0)
          ORDER BY number LIMIT ${limit}`);
  return opened(db, rows);
}

/** One message by id, or null. */
export async function localMessage(db: Db, id: string) {
  const rows = await db.rows<Row>(sql`SELECT id, chat, body FROM local_message WHERE id = ${id}`);
  return opened(db, rows)[0] ?? null;
}

/** What the bot answered to a member's message, in order. */
export async function localAnswers(db: Db, messageId: string) {
  const rows = await db.rows<Row>(sql`SELECT id, chat, body FROM local_message
    WHERE answers_to = ${messageId} ORDER BY number`);
  return opened(db, rows);
}

/** Keeps a picture of the local chat; the same id again changes nothing. */
export async function addLocalPicture(
  db: Db,
  organizationId: string,
  picture: { readonly id: string; readonly chat: string; readonly png: Uint8Array },
): Promise<void> {
  const text = Buffer.from(picture.png).toString("base64");
  await db.run(sql`
    INSERT INTO local_picture (id, organization_id, chat, png)
    VALUES (${picture.id}, ${organizationId}::uuid, ${picture.chat},
      ${db.cipher.seal("local_picture", "png", picture.id, text)})
    ON CONFLICT (id) DO NOTHING`);
}

/** The bytes of a picture, or null. */
export async function localPicture(db: Db, id: string): Promise<Uint8Array | null> {
  const rows = await db.rows<{ png: Buffer }>(sql`SELECT png FROM local_picture WHERE id = ${id}`);
  const png = rows[0]?.png;
  return png === undefined
    ? null
    : Buffer.from(db.cipher.open("local_picture", "png", id, png), "base64");
}

/**
 * Calls back with the id of every message added by any process, on a connection of its own that is
 * opened again when it breaks. Returns a function that ends it.
 */
export function listenLocalMessages(
  store: Store,
  heard: (id: string) => void,
): () => Promise<void> {
  let client: pg.Client | null = null;
  let ended = false;
  let retry: NodeJS.Timeout | undefined;
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client(store.pool.options);
    client = fresh;
    fresh.on("notification", (note) => note.payload !== undefined && heard(note.payload));
    fresh.on("error", () => {});
    fresh.on("end", () => {
      if (!ended) retry = setTimeout(() => void connect().catch(() => {}), 1000);
    });
    await fresh.connect();
    await fresh.query(`LISTEN ${channel}`);
  };
  const connecting = connect().catch(() => {});
  return async () => {
    ended = true;
    clearTimeout(retry);
    await connecting;
    await client?.end();
  };
}
