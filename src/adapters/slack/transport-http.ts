import type { Route, RouteAnswer, RouteRequest } from "../../chat/route.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { Deliver } from "./deliver.ts";
import { isFromSlack } from "./verify.ts";

/**
 * The address that Slack calls where there is no socket: events, commands and presses alike. What
 * could not be stored is answered 503, and Slack delivers events again.
 */
export const slackRoute = (secret: string, deliver: Deliver, now: () => Instant): Route => ({
  method: "POST",
  path: "/slack/events",
  async handle(request) {
    if (!isFromSlack(request, secret, now())) return { status: 401 };
    const body = bodyOf(request);
    if (isRecord(body) && body.type === "url_verification") return challenge(body);
    // Slack looks now and then whether our certificate is good.
    if (isRecord(body) && body.ssl_check !== undefined) return { status: 200 };
    try {
      await deliver(body);
      return { status: 200 };
    } catch {
      return { status: 503 };
    }
  },
});

/**
 * The payload, as JSON or as a form; null when it is neither: it is signed, and refused it would only
 * come again.
 */
function bodyOf({ headers, body }: RouteRequest): unknown {
  const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
  try {
    if (!isForm) return JSON.parse(body.replace(/^\ufeff/, ""));
    const form = Object.fromEntries(new URLSearchParams(body));
    return form.payload === undefined ? form : JSON.parse(form.payload);
  } catch {
    return null;
  }
}

const challenge = (body: Readonly<Record<string, unknown>>): RouteAnswer => ({
  status: 200,
  type: "application/json",
  body: JSON.stringify({ challenge: body.challenge }),
});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
