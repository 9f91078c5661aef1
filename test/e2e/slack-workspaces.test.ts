import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { findConnections } from "../../src/app/connections/find-connection.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { sweep } from "../../src/scheduler/sweep.ts";
import { sql } from "../../src/store/database/sql.ts";
import { addMember } from "../../src/store/members/add-member.ts";
import { type GridWorkspace, type SlackGrid, startSlackGrid } from "../simulators/slack/grid.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { freePort } from "../support/free-port.ts";
import { beginInstall, browse, endInstall, installSlack } from "../support/install-slack.ts";
import { noQueue } from "../support/push-stage.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

const secret = "8f742231b10e8888abcd99yyyzzz85a5";

let grid: SlackGrid;
let address: string;
let app: TestApp;
let house: TradingHouse;
let acme: GridWorkspace;
let beta: GridWorkspace;
let north: GridWorkspace;

beforeAll(async () => {
  grid = await startSlackGrid(secret);
  acme = grid.add({ teamId: "T0ACME", name: "Acme" });
  beta = grid.add({ teamId: "T0BETA", name: "Beta" });
  grid.add({ teamId: "T0OTHER", name: "Other" });
  north = grid.add({ teamId: "T0NORTH", name: "North", enterpriseId: "E0GRID", isWhole: true });
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  app = await startTestApp({
    now: "2026-11-24T08:30:00Z",
    environment: {
      SLACK_CLIENT_ID: "1.2",
      SLACK_CLIENT_SECRET: grid.clientSecret,
      SLACK_STATE_SECRET: "state-secret",
      SLACK_SIGNING_SECRET: secret,
      SLACK_API_URL: grid.apiUrl,
      PUBLIC_URL: address,
      PORT: String(port),
    },
  });
  app = { ...app, url: `${address}/` };
  const { store } = app.genjin.app;
  house = await foundTradingHouse(store, { locale: "en" });
  await addMember(store, house.organizationId, {
    ...{ handle: "mia", name: "Mia Lund", role: "admin", locale: "en", country: "GB" },
    zone: "Europe/London" as never,
    email: "tom@example.com",
    accounts: [],
  });
  await house.addCustomers([{ name: "Izmir Stone", owner: "tom", tier: "C" }]);
}, 60_000);
afterAll(async () => {
  await app?.stop();
  await grid?.stop();
});

/** Tom writes to the bot in a workspace; whether that was acknowledged. */
const says = async (place: GridWorkspace, text: string, user = "U0TOM"): Promise<boolean> => {
  const ts = place.workspace.nextTs();
  const channel = place.workspace.directId(user);
  const event = { type: "message", user, text, ts, channel, channel_type: "im", event_ts: ts };
  return (await grid.event(app.url, place, event)) === 200;
};

/** What the bot has said in a workspace. */
const heard = ({ workspace }: GridWorkspace): string[] =>
  workspace.messages.map(({ text }) => text);

const connected = async () =>
  (await findConnections(app.genjin.app, null)).map(({ workspace, title }) => [workspace, title]);

describe("an install by a browser", () => {
  it("is for whoever has an invitation alone", async () => {
    for (const path of ["slack/install", "slack/install?invitation=guessed"]) {
      const page = await browse(app, path);
      expect([page.status, page.location]).toEqual([403, null]);
      expect(page.text).toMatch(/link is not valid/);
    }
  });

  it("goes by Slack with our scopes and comes back to the browser that began it, once", async () => {
    const begun = await beginInstall(app, house.organizationId);
    expect(begun.status).toBe(302);
    expect(begun.location?.origin).toBe("https://slack.com");
    const asked = begun.location?.searchParams;
    expect(asked?.get("client_id")).toBe("1.2");
    expect(asked?.get("scope")).toMatch(/chat:write/);
    expect(asked?.get("redirect_uri")).toBe(`${address}/slack/oauth_redirect`);

    const strange = await endInstall(app, grid, acme.teamId, { ...begun, cookie: "" });
    expect(strange.status).toBe(403);
    expect(await connected()).toEqual([]);

    const done = await endInstall(app, grid, acme.teamId, begun, "zh-CN,zh;q=0.9");
    expect([done.status, done.text]).toEqual([200, expect.stringMatching(/安装好了/)]);
    expect(await connected()).toEqual([["T0ACME", "Acme"]]);
    expect(await app.genjin.bot.adapters.get("slack")?.check?.("T0ACME")).toEqual([
      { code: "token", isWell: true, details: { team: "T0ACME" } },
      { code: "scopes", isWell: true, details: { missing: "" } },
    ]);
    const again = await endInstall(app, grid, acme.teamId, begun);
    expect(again.status).toBe(403);
  });

  it("takes no state that was signed by somebody else", async () => {
    const begun = await beginInstall(app, house.organizationId);
    const state = begun.location?.searchParams.get("state") ?? "";
    const forged = `${state.split(".")[0]}.${"A".repeat(43)}`;
    const page = await browse(app, `slack/oauth_redirect?code=x&state=${forged}`, {
      cookie: begun.cookie.replace(state, forged),
    });
    expect(page.status).toBe(403);
  });

  it("that somebody cancels at Slack leaves everything as it was", async () => {
    const { cookie, location } = await beginInstall(app, house.organizationId);
    const state = location?.searchParams.get("state") ?? "";
    const page = await browse(app, `slack/oauth_redirect?error=access_denied&state=${state}`, {
      cookie,
    });
    expect([page.status, page.text]).toEqual([200, expect.stringMatching(/Nothing was installed/)]);
  });

  it("keeps tokens sealed", async () => {
    const rows = await app.genjin.app.store.rows(
      sql`SELECT (to_jsonb(c))::text AS c FROM connection c`,
    );
    expect(JSON.stringify(rows)).not.toMatch(/xoxb/);
    const token = Buffer.from(acme.token ?? "x").toString("hex");
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe("several workspaces", () => {
  it("are each answered with their own token; one that is not installed is not", async () => {
    expect(await says(acme, "today")).toBe(true);
    await vi.waitFor(() => expect(heard(acme).join()).toMatch(/Nothing is due|no follow-ups|0/i));
    expect(await says(beta, "today")).toBe(true);
    await installSlack(app, grid, beta.teamId, house.organizationId);
    const known = heard(beta).length;
    expect(known).toBe(0);
    expect(await says(beta, "today")).toBe(true);
    await vi.waitFor(() => expect(heard(beta)).toHaveLength(1));
    expect(await connected()).toEqual([
      ["T0ACME", "Acme"],
      ["T0BETA", "Beta"],
    ]);
  });

  it("of an enterprise that has installed the app as a whole are one", async () => {
    await installSlack(app, grid, "T0NORTH", house.organizationId);
    expect((await connected()).at(-1)).toEqual(["E0GRID", "Grid"]);
  });

  it("that are a grid are served as one, whichever of its workspaces somebody writes in", async () => {
    const south = grid.add({
      teamId: "T0SOUTH",
      name: "South",
      enterpriseId: "E0GRID",
      isWhole: true,
    });
    south.token = north.token;
    // The direct chat is the same in all of them, so no two of its messages have one time.
    south.workspace.nextTs();
    for (const place of [north, south]) {
      expect(await says(place, "today")).toBe(true);
    }
    await vi.waitFor(() => expect(heard(north)).toHaveLength(2), 10_000);
    for (const text of heard(north)) expect(text).toMatch(/Izmir Stone/);
    expect(heard(south)).toEqual([]);
  });

  it("that belong to another organization stay with it", async () => {
    const other = await foundTradingHouse(app.genjin.app.store, { locale: "en" });
    const page = await installSlack(app, grid, acme.teamId, other.organizationId);
    expect([page.status, page.text]).toEqual([409, expect.stringMatching(/another company/)]);
    await app.genjin.app.store.run(
      sql`DELETE FROM organization WHERE id = ${other.organizationId}::uuid`,
    );
  });
});

describe("a workspace that takes us out", () => {
  const accounts = async () =>
    (
      await app.genjin.app.store.rows<{ workspace: string }>(
        sql`SELECT workspace FROM member_identity WHERE platform = 'slack' ORDER BY workspace`,
      )
    ).map(({ workspace }) => workspace);

  it("keeps its people where only tokens of theirs were revoked", async () => {
    await grid.event(app.url, beta, {
      type: "tokens_revoked",
      tokens: { oauth: ["U0TOM"], bot: [] },
    });
    expect((await connected()).map(([id]) => id)).toContain("T0BETA");
  });

  it("is forgotten with its accounts and chats, and nothing is said there any more", async () => {
    expect(await accounts()).toEqual(["E0GRID", "T0ACME", "T0BETA"]);
    await grid.event(app.url, beta, { type: "app_uninstalled" });
    expect((await connected()).map(([id]) => id)).not.toContain("T0BETA");
    expect(await accounts()).toEqual(["E0GRID", "T0ACME"]);
    const before = heard(beta).length;
    expect(await says(beta, "today")).toBe(true);
    await says(acme, "help");
    await vi.waitFor(() => expect(heard(acme).length).toBeGreaterThan(1));
    expect(heard(beta)).toHaveLength(before);
  });

  it("is told to the admin where they are reached besides, once", async () => {
    const { bot } = app.genjin;
    const jobs = await app.genjin.pushes();
    const sweepAt = async (time: string) => {
      const now = () => Date.parse(time) as Instant;
      await sweep({ bot: { ...bot, now }, jobs, queue: noQueue });
    };
    for (const day of ["2026-11-25", "2026-11-26"]) {
      await sweepAt(`${day}T08:40:00Z`);
      for (let minute = 0; minute < 8; minute++) await sweepAt(`${day}T09:0${minute}:00Z`);
    }
    const lost = [acme, north].flatMap(heard).filter((text) => /taken out/.test(text));
    expect(lost).toEqual([expect.stringMatching(/Genjin was taken out of Slack T0BETA/)]);
  });
});
