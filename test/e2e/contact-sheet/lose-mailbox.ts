import { saveMailTrouble } from "../../../src/app/mail/mail-trouble.ts";
import type { Instant } from "../../../src/core/time/civil.ts";
import { theOrganization } from "../../../src/store/members/organizations.ts";
import type { OpenApp } from "../../support/app.ts";

/** A mailbox does not take its password since the evening before the second of December. */
export async function loseMailbox({ genjin }: OpenApp): Promise<void> {
  const { app } = genjin;
  const organization = await theOrganization(app.store);
  const at = Date.parse("2026-12-01T10:00:00Z") as Instant;
  const mailbox = "heard@ours.example/imap.ours.example";
  await saveMailTrouble(app, organization?.id ?? "", mailbox, "password", at);
}
