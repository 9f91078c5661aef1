import type { AdapterLog, Receive } from "../../chat/adapter.ts";
import type { Route, RouteAnswer } from "../../chat/route.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { WecomAppConfig } from "./config.ts";
import { wecomAppPlatform } from "./conversations.ts";
import { type DecodedCallback, decodeApp } from "./decode.ts";
import { isOfNow, openRequest, type SealedRequest } from "./verify.ts";

const path = "/wecom/callback";

const refused: RouteAnswer = { status: 403 };

/**
 * The address that WeCom calls: once to see that it is ours (it wants the opened text back within a
 * second), then with each message. An empty answer acknowledges; any other status brings the
 * message again. `settle` hears of what is recorded.
 */
export function callbackRoutes(
  config: WecomAppConfig,
  receiver: () => Receive | null,
  settle: (decoded: DecodedCallback) => void,
  log: AdapterLog,
): readonly Route[] {
  const open = (query: Query, encrypted: string) =>
    openRequest(sealed(query, encrypted), config, Date.now() as Instant);
  return [
    {
      method: "GET",
      path,
      async handle({ query }) {
        // A `+` of Base64 comes out of the address as a space.
        const echo = open(query, (query.echostr ?? "").replaceAll(" ", "+"));
        return echo === null ? refused : { status: 200, body: echo };
      },
    },
    {
      method: "POST",
      path,
      bodyLimit,
      async handle({ query, body }) {
        if (!isOfNow(sealed(query, ""), Date.now() as Instant)) return refused;
        const xml = open(query, encryptedIn(body));
        if (xml === null) return refused;
        const decoded = decodeApp(xml, config, Date.now() as Instant);
        if (typeof decoded === "string") {
          log.passedOver?.(wecomAppPlatform, decoded);
          return { status: 200, body: "" };
        }
        const receive = receiver();
        if (receive === null) return { status: 503 };
        try {
          await receive(decoded.event);
          settle(decoded);
          return { status: 200, body: "" };
        } catch (error) {
          log.warn(
            { error: error instanceof Error ? error.name : "unknown" },
            "event not recorded",
          );
          return { status: 503 };
        }
      },
    },
  ];
}

/** What a body holds sealed, in Base64. The rest of it is signed by nobody, so it is not read. */
const encryptedIn = (body: string): string =>
  /<Encrypt>(?:<!\[CDATA\[)?([A-Za-z0-9+/=]+)/.exec(body)?.[1] ?? "";

/** Longest body, in bytes: a text message is at most 2 KB, sealed and in Base64. */
const bodyLimit = 64 * 1024;

type Query = Readonly<Record<string, string | undefined>>;

const sealed = (query: Query, encrypted: string): SealedRequest => ({
  signature: query.msg_signature ?? "",
  timestamp: query.timestamp ?? "",
  nonce: query.nonce ?? "",
  encrypted,
});
