import { everybody } from "../../../src/app/push/roster.ts";
import type { Locale } from "../../../src/core/vocabulary.ts";
import { sql } from "../../../src/store/database/sql.ts";
import type { OpenApp } from "../../support/app.ts";
import type { Line } from "./dialogues.ts";

/** Handles of the demo's people who speak in a language. */
export const castOf = {
  en: { seller: "anna", manager: "chen", admin: "admin" },
  "zh-CN": { seller: "lily", manager: "chen", admin: "admin" },
} as const satisfies Readonly<Record<Locale, Readonly<Record<Line["who"], string>>>>;

/** Gives the parts of the dialogues to people of the demo, who all speak this language from now on. */
export async function castDemo({ genjin }: OpenApp, locale: Locale) {
  const { store } = genjin.app;
  await store.run(sql`UPDATE member SET locale = ${locale}`);
  await store.run(sql`UPDATE organization SET locale = ${locale}`);
  const people = castOf[locale];
  const roster = await everybody(genjin.app);
  const team = roster?.teams.find(({ handles }) => handles.includes(people.seller));
  if (team === undefined) throw new Error("the demo has no team");
  const references = await store.rows<{ tier: string; ref: string }>(sql`
    SELECT DISTINCT ON (c.tier) c.tier, c.ref FROM customer c JOIN member m ON m.id = c.owner_id
    WHERE m.handle = ${people.seller} ORDER BY c.tier, c.sequence`);
  const [silent] = await store.rows<{ ref: string }>(sql`
    SELECT c.ref FROM customer c JOIN member m ON m.id = c.owner_id
    WHERE m.handle = ${people.seller} AND c.stage <> 'lost' AND c.last_touch_at IS NOT NULL
    ORDER BY c.last_touch_at, c.sequence LIMIT 1`);
  return {
    people,
    team,
    /** The line with the references of the seller's customers in it. */
    textOf: (line: Line): string =>
      line[locale].replace("{seller}", people.seller).replace(/\{(\w+)\}/g, (_, tier: string) => {
        const found = references.find((one) => one.tier === tier.toUpperCase());
        return `#${(tier === "silent" ? silent : found)?.ref}`;
      }),
  };
}
