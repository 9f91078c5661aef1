import { hearMail } from "../../../src/app/mail/hear-mail.ts";
import type { MailMessage } from "../../../src/core/mail/mail-message.ts";
import type { Instant } from "../../../src/core/time/civil.ts";
import { sql } from "../../../src/store/database/sql.ts";
import type { OpenApp } from "../../support/app.ts";

/** Lets somebody unknown write from a customer of the demo's, by mail, at `at` (ISO); answers how to forget it. */
export async function writeFromCustomer(
  { genjin: { app } }: Pick<OpenApp, "genjin">,
  seller: string,
  at: string,
): Promise<() => Promise<void>> {
  const [customer] = await app.store.rows<{
    id: string;
    domain: string | null;
    organizationId: string;
  }>(sql`
    SELECT c.id, c.domain, c.organization_id AS "organizationId" FROM customer c
    JOIN member m ON m.id = c.owner_id WHERE m.handle = ${seller} ORDER BY c.sequence LIMIT 1`);
  if (customer === undefined) throw new Error("the demo has no customers");
  const { id, domain, organizationId } = customer;
  await app.store.run(sql`UPDATE customer SET domain = 'works.example' WHERE id = ${id}::uuid`);
  const writtenAt = Date.parse(at) as Instant;
  const mail: MailMessage = {
    ...{ id: "sheet", from: { address: "purchasing@works.example", name: "" }, to: [] },
    ...{ writtenAt, subject: "Price list 2027", text: "Please send it.", attachments: [] },
    ...{ headers: new Map(), hasCalendar: false, attached: null },
  };
  const ears = { organizationId, addresses: ["sales@ours.example"], server: null };
  await hearMail(app, ears, mail, writtenAt, writtenAt);
  return async () => {
    await app.store.run(sql`DELETE FROM heard_mail`);
    await app.store.run(sql`UPDATE customer SET domain = ${domain} WHERE id = ${id}::uuid`);
  };
}
