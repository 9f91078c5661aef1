import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { signedBody } from "./deliver.ts";
import { allScopes } from "./simulator.ts";
import { createWebApi } from "./web-api.ts";
import { app, createWorkspace, type Workspace } from "./workspace.ts";

/** How a workspace of the grid comes to be: what Slack calls it, and of which enterprise it is. */
export type GridPlace = {
  readonly teamId: string;
  readonly name: string;
  readonly enterpriseId?: string;
  /** The whole enterprise installs the app, not this workspace. */
  readonly isWhole?: boolean;
};

/** A workspace of the grid, as it stands. */
export type GridWorkspace = GridPlace & {
  readonly workspace: Workspace;
  /** Given out when the app is installed; null before, and once it was taken out. */
  token: string | null;
};

/**
 * Many Slack workspaces that may install the app, on a port of this machine: what its install by a
 * browser, its tokens and its signed requests need, each workspace with its own people and messages.
 */
export async function startSlackGrid(secret: string) {
  const places = new Map<string, GridWorkspace>();
  const codes = new Map<string, string>();
  let count = 0;

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const apis = new Map<string, ReturnType<typeof createWebApi>>();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const form = new Map(new URLSearchParams(Buffer.concat(chunks).toString()));
    const method = /^\/api\/([\w.]+)$/.exec(request.url ?? "")?.[1] ?? "";
    response.setHeader("content-type", "application/json");
    response.setHeader("x-oauth-scopes", allScopes);
    response.end(JSON.stringify(reply(request, method, form)));
  }

  function reply(
    request: IncomingMessage,
    method: string,
    form: ReadonlyMap<string, string>,
  ): unknown {
    if (method === "oauth.v2.access") return access(form);
    const token = request.headers.authorization?.replace("Bearer ", "") ?? form.get("token");
    const place = [...places.values()].find((one) => one.token === token);
    if (place === undefined) return { ok: false, error: "invalid_auth" };
    const answered = JSON.stringify(apis.get(place.teamId)?.call(method, form) ?? {});
    const own = JSON.parse(answered.replaceAll(app.teamId, place.teamId));
    if (!place.isWhole) return own;
    if (method === "auth.test")
      return { ...own, team_id: place.enterpriseId, is_enterprise_install: true };
    // Whoever is in several of its workspaces is one user.
    if (method === "users.info" && own.ok === true) {
      const teams = [...places.values()].filter((one) => one.enterpriseId === place.enterpriseId);
      own.user.enterprise_user = {
        enterprise_id: place.enterpriseId,
        teams: teams.map(({ teamId }) => teamId),
      };
    }
    return own;
  }

  function access(form: ReadonlyMap<string, string>): unknown {
    const code = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const place = places.get(code ?? "");
    if (place === undefined) return { ok: false, error: "invalid_code" };
    if (form.get("client_secret") !== clientSecret)
      return { ok: false, error: "bad_client_secret" };
    count += 1;
    place.token ??= `xoxb-${place.teamId}-${count}`;
    const { teamId: id, name, enterpriseId, isWhole = false } = place;
    const enterprise = enterpriseId === undefined ? null : { id: enterpriseId, name: "Grid" };
    return {
      ok: true,
      app_id: app.appId,
      authed_user: { id: "U0BOSS" },
      scope: allScopes,
      token_type: "bot",
      access_token: place.token,
      bot_user_id: app.userId,
      team: isWhole ? null : { id, name },
      enterprise,
      is_enterprise_install: isWhole,
    };
  }

  return {
    apiUrl: `${origin}api/`,
    clientSecret,
    /** A workspace that may install the app. */
    add(place: GridPlace): GridWorkspace {
      const workspace = createWorkspace();
      const added = { ...place, workspace, token: null };
      places.set(place.teamId, added);
      apis.set(
        place.teamId,
        createWebApi(
          workspace,
          () => origin,
          () => "",
        ),
      );
      return added;
    },
    /** Somebody of a workspace agrees to the install; the code that Slack sends their browser back with. */
    agrees(teamId: string): string {
      count += 1;
      codes.set(`code-${count}`, teamId);
      return `code-${count}`;
    },
    /** Delivers an event of a workspace; the status of the app's answer. */
    async event(
      url: string,
      { teamId, enterpriseId, isWhole = false }: GridPlace,
      event: Readonly<Record<string, unknown>>,
    ): Promise<number> {
      count += 1;
      const grid = enterpriseId ?? null;
      const body = JSON.stringify({
        token: "legacy",
        team_id: teamId,
        enterprise_id: grid,
        api_app_id: app.appId,
        type: "event_callback",
        event_id: `Ev${count}`,
        event_time: Math.floor(Date.now() / 1000),
        authorizations: [
          {
            enterprise_id: grid,
            team_id: isWhole ? null : teamId,
            user_id: app.userId,
            is_bot: true,
            is_enterprise_install: isWhole,
          },
        ],
        event,
      });
      const request = signedBody(
        { url: `${url}slack/events`, secret },
        { body, type: "application/json" },
      );
      return (await fetch(request)).status;
    },
    async stop(): Promise<void> {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A running grid. */
export type SlackGrid = Awaited<ReturnType<typeof startSlackGrid>>;

/** What the app and Slack share. */
const clientSecret = "grid-secret";
