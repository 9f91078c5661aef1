import { z } from "zod";
import { checkCompany } from "../app/check-company.ts";
import { defineCommand } from "../bot/command.ts";
import { companyCheckView } from "../views/company-check-view.ts";

/** `/check NAME`: does anybody have this company already? By name, website, email or phone. */
export const check = defineCommand({
  name: "check",
  topic: "customers",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ company: z.string().max(200) }),
  positional: ["company…"],
  async run({ app, actor, speak }, { company }) {
    return companyCheckView(company, await checkCompany(app, actor, company), speak);
  },
});
