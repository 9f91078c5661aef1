import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/assembly/config.ts";
import { loadLexicon } from "../../src/bot/grammar/words/load-lexicon.ts";
import { regions } from "../../src/core/places/region-of.ts";
import { locales, tiers } from "../../src/core/vocabulary.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";
import type { Speaker } from "../../src/i18n/speaker.ts";
import type { AuditAction } from "../../src/store/changes/audit.ts";

/** Actions that no undo takes back, or that only a test has. */
type Lasting =
  | "rules.set"
  | "rules.taken-back"
  | "dormancy.set"
  | "change.undone"
  | "sheet.made"
  | "import.done"
  | "import.reverted"
  | "member.added"
  | "member.linked"
  | "member.unlinked"
  | "link-code.made"
  | "loan.asked"
  | "loan.granted"
  | "loan.refused"
  | "loan.withdrawn"
  | "team.added"
  | "team.bound"
  | "pushes.retried"
  | "connection.made"
  | "connection.lost"
  | "people.invited"
  | "organization.named"
  | "demo.removed"
  | "customer.checked"
  | "pool.looked"
  | "calendar.linked"
  | "calendar.revoked"
  | "souvenir.noted";

/** Compiles only where every other action has a sentence for its undo. */
const undone = (action: Exclude<AuditAction, Lasting>, speak: Speaker) =>
  speak.t(`undone.${action}`);

describe.each(locales)("what data choose has its sentence in %s", (locale) => {
  const speak = loadLocales().speaker(locale);
  const { sentenceOf } = speak;

  it("for every platform", () => {
    const { platforms } = readConfig({});
    expect(platforms.length).toBeGreaterThan(3);
    for (const { name } of platforms) expect(sentenceOf("platforms.", name)).toMatch(/\S/);
  });

  it("for every platform that may show its directory", () => {
    for (const name of ["slack", "dingtalk", "wecom-app"]) {
      expect(sentenceOf("onboard.directory-needs.", name)).toMatch(/\S/);
    }
  });

  it("for every region and tier of a division", () => {
    for (const region of regions) expect(sentenceOf("region.", region)).toMatch(/\S/);
    for (const tier of tiers) expect(sentenceOf("tier.", tier)).toMatch(/\S/);
  });

  it("for every channel that customers ask for", () => {
    const { channels } = loadLexicon(loadLocales());
    const ids = [...channels.values()].flat().map(({ value }) => value);
    expect(new Set(ids).size).toBeGreaterThan(8);
    for (const id of ids) expect(sentenceOf("channel.", id)).toMatch(/\S/);
  });

  it("for every change that can be undone", () => {
    expect(undone("tier.changed", speak)).toBe(sentenceOf("undone.", "tier.changed"));
  });
});
