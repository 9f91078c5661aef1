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

type Kept = { readonly id: string; readonly chat: string; readonly body: Uint8Array };

const kept = sql`id, chat, body`;

const channel = "local_message";

const opened = ({ cipher }: Db, { id, chat, body }: Kept) => ({
  id,
  chat,
  body: cipher.open("local_message", "body", id, body),
});

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
  const rows = await db.rows<Kept>(
    after === undefined
      ? sql`SELECT * FROM (SELECT ${kept}, number FROM local_message WHERE chat = ${chat}
          ORDER BY number DESC LIMIT ${limit}) newest ORDER BY number`
      : sql`SELECT ${kept} FROM local_message WHERE chat = ${chat} AND number >
          coalesce((SELECT number FROM local_message WHERE id = ${after}), 0)
          ORDER BY number LIMIT ${limit}`,
  );
  return rows.map((row) => opened(db, row));
}

/** One message by id, or null. */
export async function localMessage(db: Db, id: string) {
  const [row] = await db.rows<Kept>(sql`SELECT ${kept} FROM local_message WHERE id = ${id}`);
  return row === undefined ? null : opened(db, row);
}

/** What the bot answered to a member's message, in order. */
export async function localAnswers(db: Db, messageId: string) {
  const rows = await db.rows<Kept>(
    sql`SELECT ${kept} FROM local_message WHERE answers_to = ${messageId} ORDER BY number`,
  );
  return rows.map((row) => opened(db, row));
}

/** Keeps a picture of the local chat; the same id again changes nothing. */
export async function addLocalPicture(
  db: Db,
  organizationId: string,
  picture: { readonly id: string; readonly chat: string; readonly png: Uint8Array },
): Promise<void> {
  await db.run(sql`
    INSERT INTO local_picture (id, organization_id, chat, png)
    VALUES (${picture.id}, ${organizationId}::uuid, ${picture.chat},
      ${db.cipher.sealBytes("local_picture", "png", picture.id, picture.png)})
    ON CONFLICT (id) DO NOTHING`);
}

/** The bytes of a picture, or null. */
export async function localPicture(db: Db, id: string): Promise<Uint8Array | null> {
  const [row] = await db.rows<{ png: Buffer }>(sql`SELECT png FROM local_picture WHERE id = ${id}`);
  return row === undefined ? null : db.cipher.openBytes("local_picture", "png", id, row.png);
}

/** Between two looks whether the connection that listens is alive, and before a new one. */
const [lookEvery, pauseMs, lookMs] = [10_000, 1000, 3000];

/**
 * Calls back with the id of every message added by any process from the moment this resolves, on a
 * connection of its own that is opened again when it breaks or falls silent. Resolves with a
 * function that ends it.
 */
export async function listenLocalMessages(
  { pool }: Store,
  heard: (id: string) => void,
): Promise<() => Promise<void>> {
  let client: pg.Client | null = null;
  let ended = false;
  let next: NodeJS.Timeout | undefined;
  const ask = (fresh: pg.Client, text: string) =>
    fresh.query({ text, query_timeout: lookMs } as pg.QueryConfig);
  const look = async (): Promise<void> => {
    const fresh = client ?? new pg.Client({ ...pool.options, connectionTimeoutMillis: lookMs });
    try {
      if (client !== null) await ask(fresh, "SELECT 1");
      else {
        fresh.on("notification", (note) => note.payload !== undefined && heard(note.payload));
        fresh.on("error", () => again(fresh));
        await fresh.connect();
        await ask(fresh, `LISTEN ${channel}`);
        client = fresh;
      }
      if (!ended) next = setTimeout(() => void look(), lookEvery);
    } catch {
      again(fresh);
    }
  };
  const again = (broken: pg.Client): void => {
    if (ended || (client !== null && client !== broken)) return;
    client = null;
    clearTimeout(next);
    // It may hang where the server does.
    void broken.end().catch(() => {});
    next = setTimeout(() => void look(), pauseMs);
  };
  await look();
  return async () => {
    ended = true;
    clearTimeout(next);
    await client?.end();
  };
}
