import { z } from "zod";
import { addCustomers } from "../../app/customer/add-customers.ts";
import { defineCommand } from "../../bot/command.ts";
import { readSaidCustomer, type SaidCustomer } from "../../core/customer/said-customer.ts";
import { Refusal } from "../../errors.ts";
import { newCustomersView, toBeAddedView } from "./new-customer.view.ts";

/** Most companies of one message; more are a file. */
const most = 20;

/**
 * `/new NAME COUNTRY [CITY] [WEBSITE]`: a new customer of one's own, or several, one a line. `+` before
 * them: also where the name stands in another country. `?` before them: shows them first.
 */
export const newCustomer = defineCommand({
  name: "new",
  topic: "customers",
  after: "c",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ text: z.string().max(4000).default("") }),
  positional: ["text…"],
  async run({ app, actor, audience, speak }, { text }) {
    const [, mark = "", told = ""] = /^([+?]?)([\s\S]*)$/.exec(text) ?? [];
    const lines = told
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
    if (lines.length === 0) throw new Refusal("new.what");
    if (lines.length > most) throw new Refusal("new.too-many", { limit: most });
    const read = lines.map((line) => [line, readSaidCustomer(line)] as const);
    const said = read.map(([, one]) => one).filter((one): one is SaidCustomer => one !== null);
    const unread = read.filter(([, one]) => one === null).map(([line]) => line);
    if (said.length === 0) throw new Refusal("new.where", { text: lines[0] ?? "" });
    if (mark === "?") return toBeAddedView(said, unread, speak);
    const result = await addCustomers(app, actor, said, mark === "+");
    return newCustomersView(result, unread, actor.member.zone, audience, speak);
  },
});
