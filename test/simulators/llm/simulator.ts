import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it came over the wire. */
export type Asked = {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The bytes of the body, as text. */
  readonly body: string;
};

/**
 * What the model does when it is asked: `says` this as its message; answers with a status and these
 * bytes; keeps silent; breaks the connection off; or sends the caller elsewhere.
 */
export type Behaviour =
  | { readonly says: string }
  | { readonly status: number; readonly body: string; readonly type?: string }
  | { readonly redirects: string }
  | "silent"
  | "half"
  | "breaks-off";

const [apiKey, model] = ["sk-simulated-key", "simulated-small"];

/**
 * Starts a model behind the chat completions protocol, as far as one call without streaming goes. It
 * says `{"items":[]}` unless told otherwise.
 */
export async function startLlm() {
  const asked: Asked[] = [];
  let behaviour: Behaviour = { says: '{"items":[]}' };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    asked.push({ path: request.url ?? "", headers: request.headers, body });
    const problem = problemOf(request.method, asked.at(-1) as Asked);
    if (problem !== null) return error(response, ...problem);
    if (behaviour === "silent") return;
    if (behaviour === "breaks-off") return request.socket.destroy();
    if (behaviour === "half") {
      response.writeHead(200, { "content-type": "application/json" });
      return response.write('{"choices":[{"message":');
    }
    if ("redirects" in behaviour)
      return response.writeHead(307, { location: behaviour.redirects }).end();
    if ("status" in behaviour) {
      const type = behaviour.type ?? "application/json";
      return response.writeHead(behaviour.status, { "content-type": type }).end(behaviour.body);
    }
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(completion(behaviour.says)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port}/v1`;
  return {
    config: { baseUrl, model, apiKey },
    /** The variables that point Genjin here. */
    environment: { LLM_BASE_URL: `${baseUrl}/`, LLM_MODEL: model, LLM_API_KEY: apiKey },
    /** Every request, oldest first. */
    asked,
    /** What it does from now on. */
    does(next: Behaviour) {
      behaviour = next;
    },
    /** Says these items from now on. */
    proposes(...items: readonly object[]) {
      behaviour = { says: JSON.stringify({ items }) };
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** What the protocol refuses, with its status and words. */
function problemOf(
  method: string | undefined,
  { path, headers, body }: Asked,
): readonly [number, string] | null {
  if (method !== "POST" || path !== "/v1/chat/completions") return [404, "unknown address"];
  if (headers.authorization !== `Bearer ${apiKey}`) return [401, "incorrect API key"];
  if (headers["content-type"] !== "application/json") return [415, "no JSON"];
  const request = JSON.parse(body);
  if (request.model !== model) return [404, "no such model"];
  const isMessage = (one: { role?: unknown; content?: unknown }) =>
    ["system", "user"].includes(String(one.role)) && typeof one.content === "string";
  if (!Array.isArray(request.messages) || !request.messages.every(isMessage))
    return [400, "messages"];
  // Without the word the vendor refuses an answer in JSON.
  const isJson = request.response_format?.type === "json_object";
  if (isJson && !/json/i.test(body.slice(body.indexOf("messages"))))
    return [400, "no word of JSON"];
  return request.stream === true ? [400, "this one does not stream"] : null;
}

const error = (response: ServerResponse, status: number, message: string) =>
  response
    .writeHead(status, { "content-type": "application/json" })
    .end(JSON.stringify({ error: { message, type: "invalid_request_error" } }));

const completion = (content: string) => ({
  id: "chatcmpl-simulated",
  object: "chat.completion",
  created: 1_790_000_000,
  model,
  choices: [
    { index: 0, message: { role: "assistant", content, refusal: null }, finish_reason: "stop" },
  ],
  usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
});
