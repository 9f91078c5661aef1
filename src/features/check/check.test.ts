import { beforeEach, describe, expect, it } from "vitest";
import { type Conversation, startConversation } from "../../../test/support/conversation.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse } from "../../../test/support/trading-house.ts";
import { sql } from "../../store/database/sql.ts";

/** Wednesday 11:50 in London. */
const wednesday = "2026-12-02T11:50:00Z";

let talk: Conversation;

const app = sharedApp({ http: false }, async () => {
  const house = await foundTradingHouse(app.genjin.app.store);
  await house.addCustomers([
    { name: "Anadolu Tekstil", owner: "lily" },
    { name: "Nile Trading", owner: "lily" },
  ]);
});
beforeEach(() => {
  talk = startConversation(app, wednesday);
});

describe("a check for duplicates", () => {
  it("sees all customers, and tells neither owner nor name nor contact", async () => {
    const ann = talk.person("ann");
    await ann.says("check ANADOLU Tekstil San. ve Tic. A.Ş.");
    ann.hears(/exists ×1 · owned: yes|similar ×1 · owned: yes/);
    ann.hearsNot(/lily|莉|Mehmet|#/);
    await ann.says("check nile tradings");
    ann.hears(/similar ×1 · owned: yes/);
    ann.hearsNot(/Nile Trading\b/);
    await ann.says("check Nobody Has This");
    ann.hears(/It is free/);
    await ann.says("check ...");
    ann.hears(/What shall I check/);
  });

  it("ends after thirty within the hour", async () => {
    const ann = talk.person("ann");
    for (let count = 0; count < 30; count++) await ann.says(`check company ${count}`);
    ann.hears(/0 more checks/);
    await ann.says("check one more");
    ann.hears(/30 checks within the hour/);
    const rows = await app.genjin.app.store.rows<{ undo: Buffer | null; customer_id: string }>(
      sql`SELECT undo, customer_id FROM audit_entry WHERE action = 'customer.checked'`,
    );
    expect(rows).toHaveLength(30);
    expect(rows.every((row) => row.undo === null && row.customer_id === null)).toBe(true);
    talk.setClock("2026-12-02T12:51:00Z");
    await ann.says("check one more");
    ann.hears(/It is free/);
  });
});
