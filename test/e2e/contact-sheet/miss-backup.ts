import type { Instant } from "../../../src/core/time/civil.ts";
import { theOrganization } from "../../../src/store/members/organizations.ts";
import { beat } from "../../../src/store/push/heartbeats.ts";
import type { OpenApp } from "../../support/app.ts";

/** Nightly backups have failed for two nights before the second of December. */
export async function missBackup({ genjin }: OpenApp): Promise<void> {
  const { store } = genjin.app;
  const organization = await theOrganization(store);
  const at = (time: string) => Date.parse(time) as Instant;
  await beat(store, organization?.id ?? "", "backup", at("2026-11-29T18:30:00Z"));
  await beat(store, organization?.id ?? "", "backup-begun", at("2026-12-01T23:30:00Z"));
}
