import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type GatewayTimes, type Leaving, openGateway, usualTimes } from "./gateway.ts";
import { type ApiFault, type Organization, openApi, type Shown } from "./open-api.ts";

/** Something that a person writes to the bot. */
export type Written = {
  readonly staffId: string;
  readonly text: string;
  /** Open conversation id of the group in which the bot is mentioned; to the bot alone otherwise. */
  readonly group?: string;
  /** The same again is a redelivery. */
  readonly msgId?: string;
  /** The message of the bot that is replied to. */
  readonly repliesTo?: Pick<Shown, "processQueryKey" | "text">;
};

/** What a simulated DingTalk starts with. */
export type DingtalkOptions = Partial<Organization> & {
  /** 0: any free port. */
  readonly port?: number;
  readonly times?: Partial<GatewayTimes>;
  readonly tokenSeconds?: number;
};

/** A DingTalk of one organization with one robot, on a port of this machine. */
export type DingtalkSimulator = Awaited<ReturnType<typeof startDingtalk>>;

const defaults: Organization = {
  clientId: "dingsimulated",
  clientSecret: "simulated-secret",
  robotCode: "dingsimulated",
  staffIds: ["staff-lily", "staff-tom", "staff-wei", "staff-stranger"],
  groups: ["cidTeamOne=="],
};

const robotTopic = "/v1.0/im/bot/messages/get";
const cardTopic = "/v1.0/card/instances/callback";
const robotId = "$:LWCP_v1:$robot";

/** Starts a DingTalk: its gateway, the connections it hands out, and the API. */
export async function startDingtalk(options: DingtalkOptions = {}) {
  const { port = 0, times, tokenSeconds = 7200, ...changes } = options;
  const organization = { ...defaults, ...changes };
  const gateway = openGateway({ ...usualTimes, ...times });
  /** Files that people sent, by the code that hands each over. */
  const contents = new Map<string, Buffer>();
  const api = openApi(organization, tokenSeconds, (code) =>
    contents.has(code) ? `${url}/download/${code}` : null,
  );
  let gatewayCalls = 0;
  let isDown = false;
  let topics: readonly string[] = [];
  let url = "";

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const content = contents.get(/^\/download\/([\w-]+)$/.exec(request.url ?? "")?.[1] ?? "");
    if (content !== undefined) return void response.writeHead(200).end(content);
    const answer = await (request.url === "/v1.0/gateway/connections/open"
      ? connection(JSON.parse(bytes.toString()))
      : api.answer(request, bytes));
    if (answer === null) return;
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(JSON.stringify(answer.body));
  });
  server.on("upgrade", gateway.upgrade);
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const { port: listening } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${listening}`;

  function connection({ clientId, clientSecret, subscriptions = [] }: Asking) {
    gatewayCalls += 1;
    if (isDown) return { status: 503, body: { code: "ServiceUnavailable" } };
    if (clientId !== organization.clientId || clientSecret !== organization.clientSecret) {
      return { status: 401, body: { code: "authFailed", message: "refused" } };
    }
    topics = subscriptions.map(({ topic }) => topic);
    const endpoint = `ws://127.0.0.1:${listening}/connect`;
    return { status: 200, body: { endpoint, ticket: gateway.issueTicket() } };
  }

  return {
    url,
    organization,
    /** The variables that point Genjin here. */
    environment: {
      DINGTALK_CLIENT_ID: organization.clientId,
      DINGTALK_CLIENT_SECRET: organization.clientSecret,
      DINGTALK_ROBOT_CODE: organization.robotCode,
      ...(organization.corpId === undefined ? {} : { DINGTALK_CORP_ID: organization.corpId }),
      ...(organization.cardTemplateId === undefined
        ? {}
        : { DINGTALK_CARD_TEMPLATE_ID: organization.cardTemplateId }),
      DINGTALK_API_URL: url,
      DINGTALK_OAPI_URL: url,
    },
    /** Everything that people have seen from the robot, oldest first. */
    shown: api.shown as readonly Shown[],
    /** A person writes; whether the push was acknowledged. */
    writes: (written: Written): Promise<boolean> =>
      gateway.push(robotTopic, robotMessage(written, organization)),
    /** A person sends a file to the bot alone: groups bring none. */
    async sendsFile(staffId: string, name: string, content: string | Buffer, msgId?: string) {
      const code = randomUUID();
      contents.set(code, Buffer.from(content));
      const written = { staffId, text: "", ...(msgId === undefined ? {} : { msgId }) };
      const { text: _, ...message } = robotMessage(written, organization);
      return gateway.push(robotTopic, {
        ...message,
        msgtype: "file",
        content: { fileName: name, downloadCode: code, spaceId: "1", fileId: "2" },
      });
    },
    /** Codes hand over nothing any more. */
    expireFiles: () => contents.clear(),
    /** Somebody presses a button of a card; whether the push was acknowledged. */
    async presses(
      staffId: string,
      { outTrackId, kind, chat, buttons }: Shown,
      label: string,
      places: "named" | "bare" | "unnamed" = "named",
    ) {
      const button = buttons.find((one) => one.label === label);
      if (button === undefined) throw new Error(`no button ${label}`);
      if (outTrackId === undefined) {
        // A tap says the words as the person, and in a group to the robot.
        if (button.says === undefined) throw new Error(`${label} says nothing`);
        const group = kind === "group" ? { group: chat } : {};
        const said = { staffId, text: button.says, ...group };
        return gateway.push(robotTopic, robotMessage(said, organization));
      }
      if (!topics.includes(cardTopic)) return false;
      const { actionId, params } = button.params as { actionId: string; params: object };
      return gateway.push(cardTopic, {
        extension: "{}",
        corpId: "dingcorp",
        type: "actionCallback",
        userIdType: 1,
        userId: staffId,
        outTrackId,
        ...spaceOf(kind, chat, places),
        content: JSON.stringify({ cardPrivateData: { actionIds: [actionId], params } }),
      });
    },
    /** Anything else under the topic of cards. */
    pushCard: (data: unknown): Promise<boolean> => gateway.push(cardTopic, data),
    /** Anything else under the robot's topic. */
    push: (data: unknown): Promise<boolean> => gateway.push(robotTopic, data),
    /** Characters that may be no frame at all. */
    write: gateway.write,
    leave: (how: Leaving) => gateway.leave(how),
    /** Whether the gateway hands out connections. */
    setDown(down: boolean) {
      isDown = down;
    },
    fail: (fault: ApiFault, times = 1) => api.fail(fault, times),
    /** What becomes of pictures from now on; null: they are taken. */
    refusePictures: api.refusePictures,
    expireTokens: api.expireTokens,
    grant: api.grant,
    calls: api.calls,
    tokensIssued: api.tokensIssued,
    gatewayCalls: () => gatewayCalls,
    connections: gateway.connections,
    opened: gateway.opened,
    async close() {
      gateway.close();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Where a card stands as a press tells it: DingTalk's own pages know the first two forms. */
function spaceOf(kind: Shown["kind"], chat: string, places: "named" | "bare" | "unnamed") {
  if (places === "unnamed") return {};
  const isGroup = kind === "group";
  if (places === "bare") return { spaceType: "im", spaceId: isGroup ? chat : `cidDirect${chat}==` };
  return { spaceType: isGroup ? "IM_GROUP" : "IM_ROBOT", spaceId: chat };
}

type Asking = Partial<Organization> & {
  readonly subscriptions?: readonly { readonly topic: string }[];
};

/** The push of one message, as DingTalk words it. */
export function robotMessage(
  { staffId, text, group, msgId = randomUUID(), repliesTo }: Written,
  { robotCode, corpId = "dingcorp" }: Pick<Organization, "robotCode" | "corpId">,
) {
  const now = Date.now();
  return {
    conversationId: group ?? `cidDirect${staffId}==`,
    conversationType: group === undefined ? "1" : "2",
    ...(group === undefined ? {} : { conversationTitle: "Team", isInAtList: true }),
    atUsers: group === undefined ? [] : [{ dingtalkId: robotId }],
    msgId,
    senderId: `$:LWCP_v1:$${staffId}`,
    senderStaffId: staffId,
    senderNick: staffId,
    senderCorpId: corpId,
    isAdmin: false,
    chatbotUserId: robotId,
    chatbotCorpId: corpId,
    sessionWebhook: "https://oapi.dingtalk.com/robot/sendBySession?session=simulated",
    sessionWebhookExpiredTime: now + 5_400_000,
    createAt: now,
    robotCode,
    msgtype: "text",
    text: {
      // What is left of the mention.
      content: group === undefined ? text : ` ${text}`,
      ...(repliesTo === undefined
        ? {}
        : {
            isReplyMsg: true,
            repliedMsg: {
              msgType: "markdown",
              msgId: `msg-${repliesTo.processQueryKey}`,
              senderId: robotId,
              createdAt: now,
              content: { text: repliesTo.text },
            },
          }),
    },
    ...(repliesTo === undefined
      ? {}
      : {
          originalMsgId: `msg-${repliesTo.processQueryKey}`,
          originalProcessQueryKey: repliesTo.processQueryKey,
        }),
  };
}
