import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { Refusal } from "../errors.ts";

const cookieName = "genjin_token";

/** The cookie, `name=value`, that stands for the local chat's token without revealing it. */
export function tokenCookie(token: string): string {
  return `${cookieName}=${createHash("sha256").update(`cookie ${token}`).digest("base64url")}`;
}

/**
 * Lets in only requests that a page of this server or a program on this machine made. Without a
 * token the Host must be a loopback name, so that no foreign name can be pointed here (DNS
 * rebinding). Throws `Refusal` `foreign-host` or `foreign-origin`.
 */
export function guardAddress(request: FastifyRequest, token: string | undefined): void {
  const [host = "", ...others] = hostsOf(request);
  const isForeign = token === undefined && !isLoopback(host);
  if (isForeign || others.some((other) => other !== host)) throw new Refusal("foreign-host");
  const { origin } = request.headers;
  if (origin !== undefined && hostOf(origin) !== hostOf(`http://${host}`)) {
    throw new Refusal("foreign-origin");
  }
}

/** Whom a request names: where it says so more than once, servers before us may go by another one. */
function hostsOf({ raw, headers }: FastifyRequest): string[] {
  const url = hostOf(raw.url ?? "");
  const stated = raw.headersDistinct?.host ?? [headers.host ?? ""];
  return url === null ? stated : [...stated, url];
}

/**
 * As `guardAddress`, and refuses what a foreign page started (Fetch Metadata,
 * https://www.w3.org/TR/fetch-metadata/) and, with a token, whoever does not carry it, a wrong one
 * after `slowly`. Throws also `token-needed`.
 */
export async function guardLocalChat(
  request: FastifyRequest,
  token: string | undefined,
  slowly: () => Promise<void>,
): Promise<void> {
  guardAddress(request, token);
  const site = request.headers["sec-fetch-site"];
  if (site === "cross-site" || site === "same-site") {
    throw new Refusal("foreign-origin");
  }
  if (token === undefined || carriesToken(request, token)) return;
  if (request.headers.authorization !== undefined) await slowly();
  throw new Refusal("token-needed");
}

/** Whether two tokens are equal, in a time that does not tell how much of them is. */
export function isSameToken(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function carriesToken(request: FastifyRequest, token: string): boolean {
  const { authorization = "", cookie = "" } = request.headers;
  const expected = tokenCookie(token);
  return (
    isSameToken(authorization, `Bearer ${token}`) ||
    cookie.split(/;\s*/).some((each) => isSameToken(each, expected))
  );
}

function isLoopback(host: string): boolean {
  const url = `http://${host}`;
  if (!URL.canParse(url)) return false;
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);
}

/** Host and port; the default ports of http and https count as none. */
function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host.replace(/:443$/, "") : null;
}
