import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Installation } from "@slack/oauth";
import type { KeptConnections } from "../../chat/kept-connections.ts";
import type { Route, RouteAnswer, RouteRequest } from "../../chat/route.ts";
import { clientOptions, silent } from "./client.ts";
import type { SlackOauth } from "./config.ts";
import { botScopes } from "./scopes.ts";

/** How an install by a browser ends: what the page says that is shown then. */
export type InstallEnd = "installed" | "invitation" | "cancelled" | "elsewhere" | "failed";

/** What it takes to be installed by a browser. */
export type Installing = {
  readonly kept: KeptConnections;
  /** Where people reach us, without a slash at the end; left out: as Slack's console has it. */
  readonly address?: string;
  /** The page that tells how it ended, in a language that the browser asks for. */
  page(end: InstallEnd, languages: string): string;
};

const statusOf: Readonly<Record<InstallEnd, number>> = {
  installed: 200,
  invitation: 403,
  cancelled: 200,
  elsewhere: 409,
  failed: 502,
};

/** Why an install goes no further. */
class InstallStopped extends Error {
  constructor(readonly end: InstallEnd) {
    super(end);
  }
}

/**
 * The two addresses by which a workspace, or a grid of them, installs the app: who comes with an
 * invitation of an organization is sent to Slack, and what Slack gives them back is kept for it. The
 * state that a browser carries meanwhile stands in the database, so that any process may hear of it.
 */
export function oauthRoutes(oauth: SlackOauth, apiUrl: string, installing: Installing): Route[] {
  const { kept, address, page } = installing;
  const redirect = address === undefined ? {} : { redirectUri: `${address}/slack/oauth_redirect` };

  /** Slack's own keeper of the flow, for one request: `stop` hears why it goes no further. */
  const provider = async (stop: (end: InstallEnd) => void) => {
    const { InstallProvider } = await import("@slack/oauth");
    const stopped = (end: InstallEnd) => {
      stop(end);
      return new InstallStopped(end);
    };
    return new InstallProvider({
      clientId: oauth.clientId,
      clientSecret: oauth.clientSecret,
      directInstall: true,
      logger: silent,
      clientOptions: clientOptions(apiUrl),
      stateStore: {
        async generateStateParam({ metadata = "" }) {
          const code = await kept.begin(metadata);
          if (code === null) throw stopped("invitation");
          return `${code}.${signatureOf(code, oauth)}`;
        },
        async verifyStateParam(_now, state) {
          const [code = "", signature = ""] = state.split(".");
          const owner = isSame(signature, signatureOf(code, oauth)) ? await kept.end(code) : null;
          if (owner === null) throw stopped("invitation");
          return { scopes: [...botScopes], ...redirect, metadata: owner };
        },
      },
      installationStore: {
        async storeInstallation(installation) {
          const isKept = await kept.keep(...keptOf(installation));
          if (!isKept) throw stopped("elsewhere");
        },
        fetchInstallation: () => Promise.reject(new Error("not asked here")),
      },
    });
  };

  const shown = (end: InstallEnd, { headers }: RouteRequest): RouteAnswer => ({
    status: statusOf[end],
    type: "text/html; charset=utf-8",
    body: page(end, headers["accept-language"] ?? ""),
  });

  return [
    {
      method: "GET",
      path: "/slack/install",
      async handle(request) {
        let end: InstallEnd = "failed";
        const captured = capture();
        try {
          const installer = await provider((why) => {
            end = why;
          });
          const metadata = request.query.invitation ?? "";
          const options = { scopes: [...botScopes], ...redirect, metadata };
          await installer.handleInstallPath(asked(request, ""), captured.response, {}, options);
        } catch {
          return shown(end, request);
        }
        return captured.answer();
      },
    },
    {
      method: "GET",
      path: "/slack/oauth_redirect",
      async handle(request) {
        let end: InstallEnd = "failed";
        const captured = capture();
        const installer = await provider((why) => {
          end = why;
        });
        const query = new URLSearchParams(
          Object.entries(request.query).map(([name, value = ""]): [string, string] => [
            name,
            value,
          ]),
        );
        await installer.handleCallback(asked(request, `?${query}`), captured.response, {
          success() {
            end = "installed";
          },
          failure({ code, message }) {
            if (end !== "failed") return;
            if (message.includes("cancelled")) end = "cancelled";
            else if (ofBrowser.includes(code)) end = "invitation";
          },
        });
        const { headers = {} } = captured.answer();
        return { ...shown(end, request), headers };
      },
    },
  ];
}

/** Errors of a browser that does not come from where we sent it. */
const ofBrowser: readonly string[] = [
  "slack_oauth_invalid_state",
  "slack_oauth_missing_state",
  "slack_oauth_missing_code",
];

/** For whom, where, and with what an install is kept. Throws where there is nothing to post with. */
function keptOf({
  metadata = "",
  team,
  enterprise,
  isEnterpriseInstall,
  bot,
}: Installation): Parameters<KeptConnections["keep"]> {
  const workspace = isEnterpriseInstall === true ? enterprise : team;
  if (workspace === undefined || bot === undefined) throw new InstallStopped("failed");
  const { id, name: title = "" } = workspace;
  return [metadata, { id, title }, { botToken: bot.token, botUserId: bot.userId }];
}

const signatureOf = (code: string, { stateSecret }: SlackOauth): string =>
  createHmac("sha256", stateSecret).update(code).digest("base64url");

const isSame = (given: string, expected: string): boolean =>
  given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));

/** A request as far as Slack's flow looks at it: its address and its cookies. */
const asked = ({ headers }: RouteRequest, query: string): IncomingMessage =>
  ({ url: `/${query}`, headers }) as unknown as IncomingMessage;

/** Takes down what Slack's flow answers, as far as it does: a status, headers and a body. */
function capture() {
  let status = 200;
  let body = "";
  const headers: Record<string, string> = {};
  const response = {
    getHeader: (name: string) => headers[name.toLowerCase()],
    setHeader(name: string, value: string) {
      headers[name.toLowerCase()] = value;
    },
    writeHead(code: number) {
      status = code;
    },
    end(text = "") {
      body = text;
    },
  };
  return {
    response: response as unknown as ServerResponse,
    answer: (): RouteAnswer => ({ status, body, headers }),
  };
}
