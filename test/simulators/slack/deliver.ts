import { createHmac, randomUUID } from "node:crypto";
import type { WebSocket } from "ws";

/** An envelope on its way to the app. */
export type Envelope = {
  readonly type: "events_api" | "slash_commands" | "interactive";
  readonly payload: Record<string, unknown>;
};

/** How requests reach the app. */
export type RequestTarget = { readonly url: string; readonly secret: string };

/** Over the socket; whether it was acknowledged within `patience` milliseconds. */
export function deliverBySocket(
  socket: WebSocket,
  { type, payload }: Envelope,
  attempt: number,
  patience: number,
): Promise<boolean> {
  const id = randomUUID();
  return new Promise((resolve) => {
    const done = (acknowledged: boolean) => {
      clearTimeout(timer);
      socket.off("message", onMessage);
      socket.off("close", onClose);
      resolve(acknowledged);
    };
    const onMessage = (data: Buffer) => {
      if (JSON.parse(data.toString()).envelope_id === id) done(true);
    };
    const onClose = () => done(false);
    const timer = setTimeout(() => done(false), patience);
    socket.on("message", onMessage);
    socket.on("close", onClose);
    socket.send(
      JSON.stringify({
        envelope_id: id,
        type,
        payload,
        accepts_response_payload: type !== "events_api",
        ...(type === "events_api"
          ? { retry_attempt: attempt, retry_reason: attempt > 0 ? "timeout" : "" }
          : {}),
      }),
    );
  });
}

/** A signed request as Slack makes it. */
export function signed(
  target: RequestTarget,
  { type, payload }: Envelope,
  attempt: number,
  at = Date.now(),
): Request {
  const [contentType, body] =
    type === "events_api"
      ? ["application/json", JSON.stringify(payload)]
      : [
          "application/x-www-form-urlencoded",
          new URLSearchParams(
            type === "slash_commands"
              ? (payload as Record<string, string>)
              : { payload: JSON.stringify(payload) },
          ).toString(),
        ];
  const retry = {
    "x-slack-retry-num": String(attempt),
    "x-slack-retry-reason": "http_error",
  };
  return signedBody(target, { body, type: contentType }, attempt > 0 ? retry : {}, at);
}

/** A signed request of any body. */
export function signedBody(
  { url, secret }: RequestTarget,
  { body, type }: { readonly body: string; readonly type: string },
  more: Readonly<Record<string, string>> = {},
  at = Date.now(),
): Request {
  const time = String(Math.floor(at / 1000));
  return new Request(url, {
    method: "POST",
    body,
    headers: {
      "content-type": type,
      "x-slack-request-timestamp": time,
      "x-slack-signature": `v0=${createHmac("sha256", secret).update(`v0:${time}:${body}`).digest("hex")}`,
      ...more,
    },
  });
}

/** Over HTTP; whether it was answered 200 within `patience` milliseconds. */
export async function deliverByRequest(
  target: RequestTarget,
  envelope: Envelope,
  attempt: number,
  patience: number,
): Promise<boolean> {
  const answer = await fetch(signed(target, envelope, attempt), {
    signal: AbortSignal.timeout(patience),
  }).catch(() => null);
  await answer?.body?.cancel();
  return answer?.status === 200;
}
