import type { StandingContact } from "../../../store/import/standing-rows.ts";
import { wordKey } from "../values/words.ts";
import type { ContactDraft } from "./contact-draft.ts";
import type { Met } from "./find-customer.ts";

/** A contact that rows of this portion may mean: one that stands, or one about to be added. */
export type ContactCandidate = Pick<
  StandingContact,
  "id" | "customerId" | "name" | "emailHash" | "phoneHash"
> & {
  readonly standing: StandingContact | null;
  met: Met | null;
};

/** A contact that stands, as a candidate. */
export const candidateOf = (standing: StandingContact): ContactCandidate => ({
  ...standing,
  standing,
  met:
    standing.seenRow === null || standing.seenDigest === null
      ? null
      : { row: standing.seenRow, digest: standing.seenDigest },
});

/**
 * The contact a row means: whoever has the name and the email address, else the name and the phone,
 * else the name, unless another row of the file gave that name with other addresses. An address alone
 * names nobody but where the row has no name: people share mailboxes. `several` where it names more
 * than one.
 */
export function findContact(
  draft: ContactDraft,
  theirs: readonly ContactCandidate[],
): ContactCandidate | undefined | "several" {
  const { emailHash, phoneHash, name } = draft;
  const atAddress = theirs.filter((one) => isSame(one.emailHash, emailHash));
  const atPhone = theirs.filter((one) => isSame(one.phoneHash, phoneHash));
  if (name === null) {
    const found = atAddress.length > 0 ? atAddress : atPhone;
    return found.length > 1 ? "several" : found[0];
  }
  const addressName = draft.sealed.email?.split("@")[0] ?? "";
  const sameName = theirs.filter((one) => wordKey(one.name) === wordKey(name));
  const free = sameName.filter((one) => !isOther(one, draft));
  const standing = sameName.filter(({ met }) => met === null);
  return (
    atAddress.find((one) => isLike(one.name, name) || wordKey(one.name) === wordKey(addressName)) ??
    atPhone.find((one) => isLike(one.name, name) && !isOther(one, { ...draft, phoneHash: null })) ??
    free[0] ??
    (standing.length === 1 && sameName.length === 1 ? standing[0] : undefined)
  );
}

const isSame = (a: Buffer | null, b: Buffer | null) => a !== null && b !== null && a.equals(b);

/** Both have an address or a number, and not the same. */
const isOther = (
  one: Pick<ContactCandidate, "emailHash" | "phoneHash">,
  draft: Pick<ContactDraft, "emailHash" | "phoneHash">,
): boolean => {
  const differs = (a: Buffer | null, b: Buffer | null) => a !== null && b !== null && !a.equals(b);
  return differs(one.emailHash, draft.emailHash) || differs(one.phoneHash, draft.phoneHash);
};

/** The same name but for accents and titles, or with parts of it left out or shortened. */
function isLike(one: string, other: string): boolean {
  const [few = [], many = []] = [one, other]
    .map((name) =>
      name
        .normalize("NFKD")
        .toLowerCase()
        .replaceAll(/\p{M}/gu, "")
        .replaceAll("ı", "i")
        .split(/[^\p{L}\p{N}]+/u)
        .filter(Boolean),
    )
    .sort((a, b) => a.length - b.length);
  const isShort = (word: string, full: string) => word.length === 1 && full.startsWith(word);
  const isPart = (word: string) =>
    many.some((full) => full === word || isShort(word, full) || isShort(full, word));
  return few.length > 0 && few.every(isPart);
}
