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

const kept = { id: true, chat: true, body: true } as const;

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
  store: Store,
  chat: string,
  { after, limit }: { readonly after?: string; readonly limit: number },
) {
  const { localMessage: messages } = store.prisma;
  if (after === undefined) {
    const newest = await messages.findMany({
      where: { chat },
      select: kept,
      orderBy: { number: "desc" },
      take: limit,
    });
    return newest.reverse().map((row) => opened(store, row));
  }
  const from = await messages.findUnique({ where: { id: after }, select: { number: true } });
  const later = await messages.findMany({
    where: { chat, number: { gt: from?.number ?? 0 } },
    select: kept,
    orderBy: { number: "asc" },
    take: limit,
  });
  return later.map((row) => opened(store, row));
}

/** One message by id, or null. */
export async function localMessage(store: Store, id: string) {
  const row = await store.prisma.localMessage.findUnique({ where: { id }, select: kept });
  return row === null ? null : opened(store, row);
}

/** What the bot answered to a member's message, in order. */
export async function localAnswers(store: Store, messageId: string) {
  const rows = await store.prisma.localMessage.findMany({
    where: { answersTo: messageId },
    select: kept,
    orderBy: { number: "asc" },
  });
  return rows.map((row) => opened(store, row));
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
export async function localPicture(store: Store, id: string): Promise<Uint8Array | null> {
  const row = await store.prisma.localPicture.findUnique({ where: { id }, select: { png: true } });
  return row === null ? null : store.cipher.openBytes("local_picture", "png", id, row.png);
}

/**
 * Calls back with the id of every message added by any process from the moment this resolves, on a
 * connection of its own that is opened again when it breaks. Resolves with a function that ends it.
 */
export async function listenLocalMessages(
  store: Store,
  heard: (id: string) => void,
): Promise<() => Promise<void>> {
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
  await connect().catch(() => {});
  return async () => {
    ended = true;
    clearTimeout(retry);
    await client?.end();
  };
}
