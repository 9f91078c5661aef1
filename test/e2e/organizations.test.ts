import { describe, expect, it } from "vitest";
import { appIn } from "../../src/app/app.ts";
import { connect } from "../../src/app/connections/connect.ts";
import { addOrganization } from "../../src/app/members/add-organization.ts";
import { enrolMember } from "../../src/app/members/enrol-member.ts";
import { findOrganization, findOrganizations } from "../../src/app/members/find-organization.ts";
import { listPeople } from "../../src/app/members/list-people.ts";
import type { Organization } from "../../src/store/members/organizations.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

let house: TradingHouse;
let beta: Organization;
const test = sharedApp({ http: false }, async () => {
  const { app } = test.genjin;
  house = await foundTradingHouse(app.store);
  beta = await addOrganization(app, { name: "Beta", zone: "Europe/Berlin", locale: "en" });
});

describe("another organization", () => {
  it("is named where there are several, and has a name of its own", async () => {
    const { app } = test.genjin;
    expect((await findOrganizations(app)).map(({ name }) => name)).toEqual(["Test Export", "Beta"]);
    expect((await findOrganization(app, " beta ")).id).toBe(beta.id);
    expect((await findOrganization(app, beta.id)).name).toBe("Beta");
    const names = "Test Export, Beta";
    for (const [named, code] of [
      [undefined, "which-organization"],
      ["Gamma", "unknown-organization"],
    ] as const) {
      await expect(findOrganization(app, named)).rejects.toMatchObject({
        code,
        details: { names },
      });
    }
    const again = { name: "BETA", zone: "Europe/Berlin", locale: "en" } as const;
    await expect(addOrganization(app, again)).rejects.toMatchObject({ code: "organization-taken" });
  });

  it("has people of its own, though they are called like others", async () => {
    const { app, now } = test.genjin;
    const person = { handle: "lily", name: "Lily", zone: "Europe/Berlin", locale: "en" } as const;
    const own = appIn(app, beta.id);
    await enrolMember(own, now(), { ...person, role: "admin", accounts: [] });
    expect((await listPeople(own)).members.map(({ handle }) => handle)).toEqual(["lily"]);
    const first = await listPeople(appIn(app, house.organizationId));
    expect(first.members.map(({ handle }) => handle)).toEqual(["ann", "lily", "tom", "wei"]);
  });

  it("keeps a workspace that another would connect", async () => {
    const { app, now } = test.genjin;
    const place = { platform: "slack", workspace: "T0BETA", title: "Beta", at: now() };
    await connect(app, { organizationId: beta.id, ...place }, { botToken: "x" });
    const other = connect(app, { organizationId: house.organizationId, ...place }, {});
    await expect(other).rejects.toMatchObject({ code: "connected-elsewhere" });
  });
});
