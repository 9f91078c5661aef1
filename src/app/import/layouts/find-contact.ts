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
 * The contact a row means: by email, else by name, else (a row without a name) by phone. Two rows
 * of one file with the same name and different addresses are two people.
 */
export function findContact(
  draft: ContactDraft,
  theirs: readonly ContactCandidate[],
): ContactCandidate | undefined {
  const { emailHash, phoneHash, name } = draft;
  const sameHash = (a: Buffer | null, b: Buffer | null) => a !== null && b !== null && a.equals(b);
  return (
    theirs.find((one) => sameHash(one.emailHash, emailHash)) ??
    (name === null
      ? theirs.find((one) => sameHash(one.phoneHash, phoneHash))
      : theirs.find(
          (one) =>
            wordKey(one.name) === wordKey(name) &&
            (one.met === null || one.emailHash === null || emailHash === null),
        ))
  );
}
