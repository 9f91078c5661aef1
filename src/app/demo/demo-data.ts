import { readFile } from "node:fs/promises";
import { z } from "zod";
import {
  contactLevels,
  locales,
  outcomes,
  roles,
  stages,
  tiers,
  touchKinds,
} from "../../core/vocabulary.ts";

const daysAgo = z.int().nonnegative();

const customer = z.object({
  name: z.string(),
  country: z.string(),
  city: z.string(),
  industry: z.string(),
  size: z.string(),
  tier: z.enum(tiers),
  stage: z.enum(stages),
  owner: z.string(),
  tierDaysAgo: daysAgo,
  sampleReceivedDaysAgo: daysAgo.optional(),
  tags: z.array(z.string()),
  contacts: z.array(
    z.object({
      name: z.string(),
      role: z.string(),
      level: z.enum(contactLevels),
      email: z.string(),
      phone: z.string(),
      language: z.string().optional(),
      observances: z.array(z.string()).default([]),
      /** `MM-DD` or `lunar:MM-DD`. */
      birthday: z.string().optional(),
      birthdayInDays: daysAgo.optional(),
      taboos: z.string().optional(),
      preferences: z.string().optional(),
    }),
  ),
  touches: z.array(
    z.object({
      daysAgo,
      kind: z.enum(touchKinds),
      outcome: z.enum(outcomes),
      content: z.string().optional(),
      direction: z.enum(["out", "in"]).default("out"),
    }),
  ),
  orders: z.array(
    z.object({
      daysAgo,
      amount: z.number(),
      currency: z.string(),
      products: z.array(z.string()),
    }),
  ),
});

const demoData = z.object({
  organization: z.object({
    name: z.string(),
    zone: z.string(),
    locale: z.enum(locales),
    country: z.string(),
  }),
  teams: z.array(z.string()),
  members: z.array(
    z.object({
      handle: z.string(),
      name: z.string(),
      role: z.enum(roles),
      zone: z.string(),
      locale: z.enum(locales),
      country: z.string().default("CN"),
      teams: z.array(z.int()),
    }),
  ),
  tierMoves: z.array(
    z.object({
      customer: z.string(),
      from: z.enum(tiers),
      to: z.enum(tiers),
      daysAgo,
    }),
  ),
  customers: z.array(customer),
  promises: z.array(
    z.object({ customer: z.string(), daysAgo, dueInDays: z.int(), content: z.string() }),
  ),
});

/** The demo organization: people, customers and what happened, in days before "today". */
export type DemoData = z.infer<typeof demoData>;

/** One customer of the demo, with contacts, touches and orders. */
export type DemoCustomer = z.infer<typeof customer>;

/** Reads the demo organization that comes with the program. */
export async function readDemoData(): Promise<DemoData> {
  const file = new URL("../../../assets/demo.json", import.meta.url);
  return demoData.parse(JSON.parse(await readFile(file, "utf8")));
}
