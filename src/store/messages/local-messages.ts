import pg from "pg";
import type { Instant } from "../../core/time/civil.ts";
import type { Db, Store } from "../database/database.ts";
import { ofOurs } from "../database/of-ours.ts";
import { sql } from "../database/sql.ts";

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
      ON CONFLICT (id, organization_id) DO NOTHING RETURNING id)
    SELECT pg_notify(${channel}, id) FROM added`);
}

/** The messages of a chat, oldest first: the newest `limit`, or the first `limit` after one. */
export async function listLocalMessages(
  db: Db,
  chat: string,
  { after, limit }: { readonly after?: string; readonly limit: number },
) {
  const { localMessage: messages } = db.prisma;
  if (after === undefined) {
    const newest = await messages.findMany({
      where: { chat, ...ofOurs(db) },
      select: kept,
      orderBy: { number: "desc" },
      take: limit,
    });
    return newest.reverse().map((row) => opened(db, row));
  }
  const last = await messages.findFirst({
    where: { id: after, ...ofOurs(db) },
    select: { number: true },
  });
  const next = await messages.findMany({
    where: { chat, ...ofOurs(db), number: { gt: last?.number ?? 0 } },
    select: kept,
    orderBy: { number: "asc" },
    take: limit,
  });
  return next.map((row) => opened(db, row));
}

/** One message by id, or null. */
export async function localMessage(db: Db, id: string) {
  const found = await db.prisma.localMessage.findFirst({
    where: { id, ...ofOurs(db) },
    select: kept,
  });
  return found === null ? null : opened(db, found);
}

/** What the bot answered to a member's message, in order. */
export async function localAnswers(db: Db, messageId: string) {
  const answers = await db.prisma.localMessage.findMany({
    where: { answersTo: messageId, ...ofOurs(db) },
    select: kept,
    orderBy: { number: "asc" },
  });
  return answers.map((row) => opened(db, row));
}

/** Keeps a picture of the local chat; the same id again changes nothing. */
export async function addLocalPicture(
  db: Db,
  organizationId: string,
  picture: { readonly id: string; readonly chat: string; readonly png: Uint8Array },
): Promise<void> {
  const { id, chat } = picture;
  const png = db.cipher.sealBytes("local_picture", "png", id, picture.png);
  await db.prisma.localPicture.createMany({
    data: { id, organizationId, chat, png },
    skipDuplicates: true,
  });
}

/** The bytes of a picture, or null. */
export async function localPicture(db: Db, id: string): Promise<Uint8Array | null> {
  const found = await db.prisma.localPicture.findFirst({
    where: { id, ...ofOurs(db) },
    select: { png: true },
  });
  return found === null ? null : db.cipher.openBytes("local_picture", "png", id, found.png);
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
