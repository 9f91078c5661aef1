import { randomUUID } from "node:crypto";
import type { DirectoryPerson } from "../../chat/adapter.ts";
import { delivered } from "../../chat/delivered.ts";
import { AdapterError } from "../../errors.ts";
import type { Card } from "../wecom-card.ts";
import { accessToken } from "./access-token.ts";
import { type Answer, call } from "./call.ts";
import type { WecomAppConfig } from "./config.ts";
import { readDirectory } from "./read-directory.ts";
import { refusal } from "./refusal.ts";

/** What a message of the app is made of. */
export type WecomAppBody =
  | { readonly msgtype: "text"; readonly text: { readonly content: string } }
  | { readonly msgtype: "image"; readonly image: { readonly media_id: string } }
  | { readonly msgtype: "file"; readonly file: { readonly media_id: string } }
  | { readonly msgtype: "template_card"; readonly template_card: Card };

/** The calls of the app. All throw `AdapterError`, or another error when the outcome is unknown. */
export type WecomAppClient = {
  /** Posts to one user and answers the message's id; `isOnce`: the same again is not shown. */
  send(userId: string, body: WecomAppBody, isOnce: boolean): Promise<string>;
  /** Greys the buttons of a card that this user pressed: once for a press, within 72 h. */
  settle(userId: string, responseCode: string, text: string): Promise<void>;
  /** Hands over a picture, or the file of this name; answers the id under which it can be posted for three days. */
  upload(bytes: Uint8Array, fileName?: string): Promise<string>;
  /** Everybody whom the app may see. */
  directory(): Promise<readonly DirectoryPerson[]>;
  /** Whether WeCom knows the app, takes its secret and trusts our address. */
  examine(): Promise<void>;
};

/** For so many milliseconds WeCom drops the same message to the same user: the most there is. */
export const onceMs = 4 * 3_600_000;

/** Numbers for a token that is not good any more. */
const stale = new Set([40_014, 42_001]);

/** The calls of one app. */
export function createWecomAppClient(config: WecomAppConfig): WecomAppClient {
  const { apiUrl, agentId } = config;
  const tokens = accessToken(config);

  async function authorised(
    path: string,
    query: Readonly<Record<string, string>>,
    request: RequestInit,
  ): Promise<Answer> {
    for (const isLast of [false, true]) {
      const token = await fetchedToken();
      const search = new URLSearchParams({ access_token: token, ...query });
      const answer = await call(`${apiUrl}/cgi-bin/${path}?${search}`, request);
      if (answer.errcode === 0) return answer;
      if (!stale.has(answer.errcode) || isLast) throw refusal(answer.errcode, answer.errmsg);
      tokens.forget(token);
    }
    throw new Error("unreachable");
  }

  /** Without a token nothing was posted, whatever became of the call for it. */
  const fetchedToken = () => tokens.get().catch(neverPosted);

  return {
    async send(userId, body, isOnce) {
      // Several users and everybody have names too: what is for one must not reach them.
      if (userId === "@all" || userId.includes("|")) throw refusal(81_013);
      const once = { enable_duplicate_check: 1, duplicate_check_interval: onceMs / 1000 };
      const message = { touser: userId, agentid: agentId, ...body, ...(isOnce ? once : {}) };
      const answer = await authorised("message/send", {}, postOf(message));
      // Errcode 0 with an invalid user is a partial failure, and ours had one receiver.
      if (answer.invaliduser || answer.unlicenseduser) throw refusal(81_013);
      return String(answer.msgid ?? "");
    },
    async settle(userId, responseCode, text) {
      const body = {
        userids: [userId],
        agentid: agentId,
        response_code: responseCode,
        button: { replace_name: text },
      };
      await authorised("message/update_template_card", {}, postOf(body));
    },
    async upload(bytes, fileName) {
      const { type, content } = formOf(bytes, fileName);
      const request = { method: "POST", headers: { "content-type": type }, body: content };
      const answer = await authorised(
        "media/upload",
        { type: fileName === undefined ? "image" : "file" },
        request,
      ).catch(neverPosted);
      const id = delivered.idOrNone.parse(answer.media_id);
      if (id === undefined)
        throw new AdapterError("WeCom answered no media id", { retryable: true });
      return id;
    },
    directory: () =>
      readDirectory((path, query) => authorised(path, query, {}).catch(neverPosted), agentId),
    async examine() {
      await authorised("agent/get", { agentid: String(agentId) }, {});
    },
  };
}

const postOf = (body: object): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

function neverPosted(error: unknown): never {
  if (error instanceof AdapterError) throw error;
  throw new AdapterError("WeCom did not answer", { retryable: true });
}

/** WeCom wants the length beside the name of the file. */
function formOf(
  bytes: Uint8Array,
  fileName = "genjin.png",
): { readonly type: string; readonly content: Buffer<ArrayBuffer> } {
  const boundary = randomUUID();
  const name = `name="media"; filename="${fileName.replaceAll('"', "")}"; filelength=${bytes.length}`;
  const kind = fileName.endsWith(".png") ? "image/png" : "application/octet-stream";
  const head = `--${boundary}\r\nContent-Disposition: form-data; ${name}\r\nContent-Type: ${kind}\r\n\r\n`;
  const content = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { type: `multipart/form-data; boundary=${boundary}`, content };
}
