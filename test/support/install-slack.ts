import { inviteToConnect } from "../../src/app/connections/connect-links.ts";
import type { SlackGrid } from "../simulators/slack/grid.ts";
import type { OpenApp } from "./app.ts";

/** What a browser is shown, and what it carries on. */
export type BrowserStep = {
  readonly status: number;
  readonly text: string;
  readonly location: URL | null;
  readonly cookie: string;
};

/** Opens an address of the app as a browser does that follows no redirect. */
export async function browse(
  { url }: OpenApp,
  path: string,
  { cookie = "", language = "en" } = {},
): Promise<BrowserStep> {
  const answer = await fetch(`${url}${path}`, {
    redirect: "manual",
    headers: { "accept-language": language, ...(cookie === "" ? {} : { cookie }) },
  });
  const location = answer.headers.get("location");
  return {
    status: answer.status,
    text: await answer.text(),
    location: location === null ? null : new URL(location),
    cookie: (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "",
  };
}

/** Makes an invitation of an organization and opens its link. */
export async function beginInstall(app: OpenApp, organizationId: string): Promise<BrowserStep> {
  const { genjin } = app;
  const code = await inviteToConnect(genjin.app, genjin.now(), organizationId, "slack");
  return browse(app, `slack/install?invitation=${code}`);
}

/** Comes back from Slack, where somebody of a workspace has agreed. */
export const endInstall = (
  app: OpenApp,
  grid: SlackGrid,
  teamId: string,
  { location, cookie }: Pick<BrowserStep, "location" | "cookie">,
  language = "en",
): Promise<BrowserStep> => {
  const state = encodeURIComponent(location?.searchParams.get("state") ?? "");
  const path = `slack/oauth_redirect?code=${grid.agrees(teamId)}&state=${state}`;
  return browse(app, path, { cookie, language });
};

/** Installs the app in a workspace for an organization, from the link to the page at the end. */
export const installSlack = async (
  app: OpenApp,
  grid: SlackGrid,
  teamId: string,
  organizationId: string,
): Promise<BrowserStep> => endInstall(app, grid, teamId, await beginInstall(app, organizationId));
