import * as plain from "node:http";
import * as secure from "node:https";
import type { FetchFunction } from "@slack/web-api";

/** How long a connection is kept unused, in milliseconds: as by `fetch`, before servers close it. */
const keptMs = 4000;

const agents = {
  http: new plain.Agent({ keepAlive: true, timeout: keptMs }),
  https: new secure.Agent({ keepAlive: true, timeout: keptMs }),
};

/**
 * What the SDK needs of `fetch` for a call of the Web API, without the streams of the web that take
 * more of our time than all the rest of a call. Resolves when the whole answer is there. Forms with
 * files go the usual way.
 */
export const leanFetch: FetchFunction = async (address, { body, ...init } = {}) => {
  if (typeof body !== "string") return fetch(address, { ...init, ...(body && { body }) });
  const url = String(address);
  const { answer, text } = await ask(url, { ...init, body });
  const { statusCode: status = 0, statusMessage: statusText = "", headers } = answer;
  return {
    ok: status >= 200 && status < 300,
    status,
    statusText,
    url,
    headers: {
      get: (name) => headers[name.toLowerCase()]?.toString() ?? null,
      entries: () => Object.entries(headers).map(([name, value]) => [name, String(value)]),
    },
    text: async () => text,
    json: async () => JSON.parse(text),
    arrayBuffer: async () => new TextEncoder().encode(text).buffer,
  };
};

type Init = Omit<NonNullable<Parameters<FetchFunction>[1]>, "body"> & { readonly body: string };
type Answered = { readonly answer: plain.IncomingMessage; readonly text: string };

function ask(url: string, { method, headers, body, signal }: Init): Promise<Answered> {
  const isSecure = url.startsWith("https:");
  const { request } = isSecure ? secure : plain;
  const options = {
    method,
    agent: isSecure ? agents.https : agents.http,
    headers: { ...headers, "content-length": Buffer.byteLength(body) },
    ...(signal && { signal }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, options, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (part: string) => {
        text += part;
      });
      answer.on("error", reject);
      answer.on("end", () => resolve({ answer, text }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
