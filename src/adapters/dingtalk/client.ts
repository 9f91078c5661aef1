import type { DirectoryPerson, FileContent, Sent } from "../../chat/adapter.ts";
import { delivered, lifetimeMs } from "../../chat/delivered.ts";
import type { Conversation } from "../../chat/event.ts";
import { AdapterError, UnansweredError } from "../../errors.ts";
import { download, mayAsk } from "../download.ts";
import { keepToken } from "./access-token.ts";
import { type Answer, CallRefused, call } from "./call.ts";
import type { CardVariables } from "./card.ts";
import { cardDelivery, carrierOf } from "./card-delivery.ts";
import type { DingtalkConfig } from "./config.ts";
import type { Patience } from "./patience.ts";
import { readDirectory } from "./read-directory.ts";
import type { RobotMessage } from "./render.ts";
import { withToken } from "./with-token.ts";

/** DingTalk's API as far as we use it. All throw as `call` does. */
export type DingtalkClient = {
  /** Asks for a connection; answers its address, good for 90 s and once. */
  openConnection(): Promise<string>;
  /** Makes sure that the credentials are good. */
  authorise(): Promise<void>;
  /** The address of a person's mailbox with the organization; null where we may not look. */
  mailboxOf(staffId: string): Promise<string | null>;
  /** Everybody whom the app may see. Throws `CallRefused` where it was not given the right to. */
  directory(): Promise<readonly DirectoryPerson[]>;
  /** Uploads a picture, or the file of this name; answers its media id, by which a message shows it. */
  upload(bytes: Uint8Array, fileName?: string): Promise<string>;
  /** The content of a file that was sent to the robot, of at most so many bytes. Throws as `download` does. */
  read(downloadCode: string, most: number): Promise<FileContent>;
  /** Posts a message; its id is the key that a reply to it names. */
  post(to: Conversation, message: RobotMessage): Promise<Sent>;
  /** Posts a card of this template; its id is what a reply to it names, `token` what a press does. */
  postCard(to: Conversation, templateId: string, card: CardVariables, token: string): Promise<Sent>;
};

/** The topic under which the robot's messages come. */
export const robotTopic = "/v1.0/im/bot/messages/get";

/** The topic under which presses of the buttons of cards come. */
export const cardTopic = "/v1.0/card/instances/callback";

/** The only place that calls DingTalk. */
export function createDingtalkClient(config: DingtalkConfig, patience: Patience): DingtalkClient {
  const { clientId, clientSecret, robotCode, apiUrl, oapiUrl } = config;
  const topics = config.cardTemplateId === undefined ? [robotTopic] : [robotTopic, cardTopic];

  const postJson = (path: string, body: object, token?: string): Promise<Answer> =>
    call(
      `${apiUrl}${path}`,
      {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          // Without it the gateway answers in XML.
          Accept: "application/json",
          ...(token === undefined ? {} : { "x-acs-dingtalk-access-token": token }),
        },
        body: JSON.stringify(body),
      },
      patience,
    );

  const tokens = keepToken(async () => {
    const credentials = { appKey: clientId, appSecret: clientSecret };
    const answer = await harmless(postJson("/v1.0/oauth2/accessToken", credentials));
    return { token: textOf(answer, "accessToken"), livesMs: lifetimeMs(answer.expireIn) };
  }, Date.now);

  const authorised = (make: (token: string) => Promise<Answer>): Promise<Answer> =>
    withToken(tokens, patience.limited, make);

  /** Asks the old API for something; a body is posted. */
  const askOld = (path: string, body?: object): Promise<Answer> =>
    harmless(
      authorised((token) => {
        const query = new URLSearchParams({ access_token: token });
        const request =
          body === undefined
            ? {}
            : {
                method: "POST",
                headers: { "Content-Type": "application/json" },
                body: JSON.stringify(body),
              };
        return call(`${oapiUrl}${path}?${query}`, request, patience);
      }),
    );

  return {
    async openConnection() {
      const answer = await postJson("/v1.0/gateway/connections/open", {
        clientId,
        clientSecret,
        ua: "genjin",
        subscriptions: topics.map((topic) => ({ type: "CALLBACK", topic })),
      });
      const endpoint = new URL(textOf(answer, "endpoint"));
      if (endpoint.protocol !== "wss:" && apiUrl.startsWith("https:")) {
        throw new AdapterError("DingTalk offered an open connection", { retryable: true });
      }
      endpoint.searchParams.set("ticket", textOf(answer, "ticket"));
      return endpoint.href;
    },
    async authorise() {
      await tokens.get();
    },
    async mailboxOf(userid) {
      try {
        const { result } = await askOld("/topapi/v2/user/get", { userid });
        const { org_email: mailbox } = (result ?? {}) as { org_email?: unknown };
        return typeof mailbox === "string" && mailbox !== "" ? mailbox : null;
      } catch (error) {
        if (error instanceof CallRefused && error.why === "other") return null;
        throw error;
      }
    },
    async directory() {
      try {
        return await readDirectory(askOld);
      } catch (error) {
        // A right that is given now counts for tokens that are issued from now on.
        if (error instanceof CallRefused && error.why === "other") tokens.drop(await tokens.get());
        throw error;
      }
    },
    async upload(bytes, fileName) {
      const isFile = fileName !== undefined;
      return harmless(
        authorised((token) => {
          const form = new FormData();
          const type = isFile ? "application/octet-stream" : "image/png";
          form.set("media", new Blob([new Uint8Array(bytes)], { type }), fileName ?? "chart.png");
          const query = new URLSearchParams({
            access_token: token,
            type: isFile ? "file" : "image",
          });
          return call(`${oapiUrl}/media/upload?${query}`, { method: "POST", body: form }, patience);
        }).then((answer) => textOf(answer, "media_id")),
      );
    },
    async read(downloadCode, most) {
      const answer = await harmless(
        authorised((token) =>
          postJson("/v1.0/robot/messageFiles/download", { downloadCode, robotCode }, token),
        ),
      );
      const { downloadUrl: url } = answer;
      if (typeof url !== "string" || !mayAsk(url, apiUrl)) {
        throw new AdapterError("DingTalk answered no downloadUrl", { retryable: false });
      }
      return { bytes: (await download(url, most)).bytes };
    },
    async post(to, message) {
      const answer = await authorised(async (token) => {
        if (to.kind === "group") {
          const body = { robotCode, openConversationId: to.id, ...message };
          return postJson("/v1.0/robot/groupMessages/send", body, token);
        }
        const body = { robotCode, userIds: [to.id], ...message };
        return taken(await postJson("/v1.0/robot/oToMessages/batchSend", body, token));
      });
      return { messageId: textOf(answer, "processQueryKey") };
    },
    async postCard(to, templateId, variables, token) {
      const card = cardDelivery(to, templateId, variables, { robotCode, token });
      const answer = await authorised((token) =>
        postJson("/v1.0/card/instances/createAndDeliver", card, token),
      );
      return { messageId: carrierOf(answer) ?? card.outTrackId };
    },
  };

  /** A batch is accepted even when its one receiver is not. */
  function taken(answer: Answer): Answer {
    const names = (list: unknown) => Array.isArray(list) && list.length > 0;
    if (names(answer.invalidStaffIdList)) throw new CallRefused(200, "invalidStaffId", 0);
    if (names(answer.flowControlledStaffIdList)) {
      throw new CallRefused(429, "flowControlledStaffId", patience.limited);
    }
    return answer;
  }
}

/** A call that shows nobody anything: whatever becomes of it, nothing has arrived. */
async function harmless<T>(calling: Promise<T>): Promise<T> {
  try {
    return await calling;
  } catch (error) {
    if (error instanceof AdapterError) throw error;
    const message = error instanceof Error ? error.message : "DingTalk did not answer";
    throw new AdapterError(message, { retryable: true });
  }
}

function textOf(answer: Answer, name: string): string {
  const value = delivered.idOrNone.parse(answer[name]);
  if (value === undefined) throw new UnansweredError(`DingTalk answered no ${name}`);
  return value;
}
