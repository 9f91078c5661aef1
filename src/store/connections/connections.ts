import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { instantFrom } from "../database/from-date.ts";
import { newId } from "../database/new-id.ts";

/** Names and values of what an adapter needs to get into a workspace; all of it secret. */
export type ConnectionSettings = Readonly<Record<string, string>>;

/** Where a connection leads, by the platform's own id of the workspace. */
export type ConnectedPlace = { readonly platform: string; readonly workspace: string };

/** A workspace on a chat platform that an organization has connected. */
export type Connection = ConnectedPlace & {
  readonly organizationId: string;
  /** What it is called there; may be empty. */
  readonly title: string;
  readonly at: Instant;
};

const columns = { organizationId: true, platform: true, workspace: true, title: true } as const;

/** The organization that has connected a workspace, and what leads into it; null: none has. */
export async function connectionTo(
  db: Db,
  place: ConnectedPlace,
): Promise<{ readonly organizationId: string; readonly settings: ConnectionSettings } | null> {
  const found = await db.prisma.connection.findFirst({
    where: { platform: place.platform, workspace: place.workspace },
    select: { id: true, organizationId: true, settings: true },
  });
  if (found === null) return null;
  const { id, organizationId, settings } = found;
  return {
    organizationId,
    settings: JSON.parse(db.cipher.open("connection", "settings", id, settings)),
  };
}

/** The connections of an organization, or of all (null), in the order they were made. */
export async function listConnections(
  db: Db,
  organizationId: string | null,
): Promise<Connection[]> {
  const found = await db.prisma.connection.findMany({
    where: organizationId === null ? {} : { organizationId },
    select: { ...columns, createdAt: true },
    orderBy: { createdAt: "asc" },
  });
  return found.map(({ createdAt, ...one }) => ({ ...one, at: instantFrom(createdAt) }));
}

/** Keeps a connection, or what leads into it now; false where another organization has it. */
export async function saveConnection(
  db: Db,
  { organizationId, platform, workspace, title, at }: Connection,
  settings: ConnectionSettings,
): Promise<boolean> {
  const known = await db.prisma.connection.findFirst({
    where: { platform, workspace },
    select: { id: true, organizationId: true },
  });
  if (known !== null && known.organizationId !== organizationId) return false;
  const id = known?.id ?? newId();
  const sealed = db.cipher.seal("connection", "settings", id, JSON.stringify(settings));
  await db.prisma.connection.upsert({
    where: { platform_workspace: { platform, workspace } },
    create: {
      ...{ id, organizationId, platform, workspace, title },
      settings: sealed,
      createdAt: new Date(at),
    },
    update: { title, settings: sealed },
  });
  return true;
}

/**
 * Forgets a connection, and the accounts and chats that were known in its workspace: nothing more is
 * posted there. Answers whose it was and how many people were linked there; null where there is none.
 */
export async function deleteConnection(
  db: Db,
  { platform, workspace }: ConnectedPlace,
): Promise<{ readonly organizationId: string; readonly people: number } | null> {
  const place = { platform, workspace };
  const known = await db.prisma.connection.findFirst({
    where: place,
    select: { organizationId: true },
  });
  const gone = await db.prisma.connection.deleteMany({ where: place });
  if (known === null || gone.count === 0) return null;
  const { organizationId } = known;
  await db.prisma.chat.deleteMany({ where: { organizationId, ...place } });
  const { count } = await db.prisma.memberIdentity.deleteMany({
    where: { organizationId, ...place },
  });
  return { organizationId, people: count };
}
