import { randomBytes } from "node:crypto";
import type { Instant } from "../../core/time/civil.ts";
import {
  addConnectLink,
  findConnectLink,
  spendConnectLink,
} from "../../store/connections/connect-links.ts";
import type { App } from "../app.ts";

/** Hours that an invitation is good for. */
export const invitationHours = 24;

/** How long somebody may take on the platform's own pages, in milliseconds. */
const stateMs = 10 * 60_000;

/** A code nobody guesses; only its hash is kept. */
const newCode = (): string => randomBytes(24).toString("base64url");

/** Makes the code with which whoever has it may connect workspaces to an organization for a day. */
export async function inviteToConnect(
  { store }: App,
  now: Instant,
  organizationId: string,
  platform: string,
): Promise<string> {
  const code = newCode();
  const expiresAt = (now + invitationHours * 3_600_000) as Instant;
  const link = { organizationId, platform, kind: "invitation" } as const;
  await addConnectLink(store, link, code, { now, expiresAt });
  return code;
}

/** The code with which a browser comes back from the platform; null where the invitation is none. */
export async function beginConnecting(
  { store }: App,
  now: Instant,
  platform: string,
  invitation: string,
): Promise<string | null> {
  const given = { code: invitation, now };
  const organizationId = await findConnectLink(store, platform, "invitation", given);
  if (organizationId === null) return null;
  const code = newCode();
  const expiresAt = (now + stateMs) as Instant;
  await addConnectLink(store, { organizationId, platform, kind: "state" }, code, {
    now,
    expiresAt,
  });
  return code;
}

/** For which organization a browser comes back; null where the code is none, was used or is too old. */
export const endConnecting = (
  { store }: App,
  now: Instant,
  platform: string,
  code: string,
): Promise<string | null> => spendConnectLink(store, platform, "state", { code, now });
