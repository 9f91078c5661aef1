import { connect } from "../../../src/app/connections/connect.ts";
import { disconnect } from "../../../src/app/connections/disconnect.ts";
import type { Instant } from "../../../src/core/time/civil.ts";
import { theOrganization } from "../../../src/store/members/organizations.ts";
import type { OpenApp } from "../../support/app.ts";

/** A workspace has taken the app out on the day before the second of December. */
export async function leaveWorkspace({ genjin }: OpenApp): Promise<void> {
  const { app } = genjin;
  const organizationId = (await theOrganization(app.store))?.id ?? "";
  const place = { platform: "slack", workspace: "T0EXPORT" };
  const at = (time: string) => Date.parse(time) as Instant;
  const made = { organizationId, ...place, title: "Export", at: at("2026-11-02T02:00:00Z") };
  await connect(app, made, { botToken: "xoxb-1", botUserId: "U0GENJIN" });
  await disconnect(app, at("2026-12-01T12:00:00Z"), place);
}
