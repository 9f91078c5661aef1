import { z } from "zod";
import { defineCommand, reads } from "../../bot/command.ts";
import { checkCompany } from "./check-company.app.ts";
import { companyCheckView } from "./company-check.view.ts";

/** `/check NAME`: does anybody have this company already? By name, website, email or phone. */
export const check = defineCommand({
  name: "check",
  topic: "customers",
  after: "why",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ company: z.string().max(200) }),
  positional: ["company…"],
  // That somebody checked is kept for the admin alone.
  reads: reads.always,
  async run({ app, actor, audience, speak }, { company }) {
    return companyCheckView(company, await checkCompany(app, actor, company), audience, speak);
  },
});
