import type { Member } from "../../core/members/member.ts";
import type { Db } from "../database/database.ts";
import { newId } from "../database/new-id.ts";

/** A new member as the admin describes them. */
export type NewMember = Pick<Member, "handle" | "name" | "role" | "zone" | "locale" | "country"> & {
  readonly email?: string;
  /** Accounts on chat platforms. */
  readonly accounts: readonly { readonly platform: string; readonly userId: string }[];
};

/** Adds a member with accounts. The handle must be free. */
export async function addMember(
  db: Db,
  organizationId: string,
  member: NewMember,
): Promise<string> {
  const id = newId();
  const email = member.email?.trim() ?? null;
  const { name, role, zone, locale, country } = member;
  await db.prisma.member.create({
    data: {
      ...{ id, organizationId, name, role, zone, locale, country },
      handle: member.handle.toLowerCase(),
      email: email === null ? null : db.cipher.seal("member", "email", id, email),
      emailHash: email === null ? null : db.cipher.lookupHash("email", email),
    },
  });
  const accounts = member.accounts.map(({ platform, userId }) => {
    const accountId = newId();
    return {
      ...{ id: accountId, organizationId, memberId: id, platform },
      userId: db.cipher.seal("member_identity", "user_id", accountId, userId),
      userIdHash: db.cipher.lookupHash("messenger", userId),
    };
  });
  await db.prisma.memberIdentity.createMany({ data: accounts });
  return id;
}
