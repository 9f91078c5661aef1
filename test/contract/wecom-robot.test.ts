import { createRobotAdapter } from "../../src/adapters/wecom-robot/adapter.ts";
import { robotCapabilities } from "../../src/adapters/wecom-robot/capabilities.ts";
import { robotConfig } from "../../src/adapters/wecom-robot/config.ts";
import { directChat, groupChat } from "../../src/adapters/wecom-robot/conversations.ts";
import { startRobotGateway } from "../simulators/wecom/robot-gateway.ts";
import { type AdapterTraits, adapterContract, type Stage } from "./adapter-contract.ts";
import { quickPatience } from "./wecom-patience.ts";

const robot = { botId: "bot-1", secret: "robot-secret", name: "Genjin" };

const traits: AdapterTraits = {
  name: "the WeCom robot",
  capabilities: robotCapabilities,
  replies: "by-quote",
  withholdsAck: false,
  faults: ["limited", "refused", "broken", "answer-lost"],
  disconnects: ["politely", "abruptly", "silently"],
  forges: [],
  reconnectMs: 5000,
  open: openStage,
};

async function openStage(): Promise<Stage> {
  const gateway = await startRobotGateway(robot);
  const adapter = createRobotAdapter({
    config: robotConfig({
      WECOM_AIBOT_ID: robot.botId,
      WECOM_AIBOT_SECRET: robot.secret,
      WECOM_AIBOT_WS_URL: gateway.url,
    }),
    log: { info() {}, warn() {} },
    patience: quickPatience,
  });
  const [person, group] = ["lily", "chat-1"];
  gateway.knows(person);
  gateway.knows(group);
  const callback = (body: unknown) => async () =>
    gateway.deliver("aibot_msg_callback", body as object);
  const from = { userid: person };
  return {
    adapter,
    person: { userId: person },
    direct: directChat(person),
    group: groupChat(group),
    async says({ in: { kind, id }, text, key, repliesTo }) {
      const acknowledged = await gateway.says({
        user: person,
        text,
        ...(kind === "group" ? { chat: id } : {}),
        ...(key === undefined ? {} : { msgid: key }),
        ...(repliesTo === undefined ? {} : { quote: repliesTo.text }),
      });
      return { acknowledged };
    },
    async echoes(text, { id }) {
      const said = { msgid: "own", aibotid: robot.botId, chatid: id, chattype: "group" };
      const own = { from: { userid: robot.botId }, msgtype: "text", text: { content: text } };
      await gateway.deliver("aibot_msg_callback", { ...said, ...own });
    },
    strange: {
      "a picture": callback({
        msgid: "p",
        chattype: "single",
        from,
        msgtype: "image",
        image: { url: "https://example.com/x" },
      }),
      "a group without an id": callback({
        msgid: "g",
        chattype: "group",
        from,
        msgtype: "text",
        text: { content: "hi" },
      }),
      "nobody's words": callback({ msgid: "n", chattype: "single", msgtype: "text" }),
      "words of the wrong type": callback({
        msgid: 7,
        chattype: "single",
        from: "lily",
        msgtype: "text",
        text: "hi",
      }),
      "an event without a name": async () =>
        gateway.deliver("aibot_event_callback", { msgtype: "event", event: {} }),
      "a kind that does not exist yet": callback({
        msgid: "k",
        chattype: "meeting",
        from,
        msgtype: "hologram",
      }),
      "no body": async () => gateway.deliver("aibot_msg_callback", null as unknown as object),
    },
    seen: () =>
      gateway.posts.map(({ chat, text, pings, picture }) => ({
        messageId: "",
        chat,
        text,
        pings,
        buttons: [],
        pictures: picture === undefined ? [] : [""],
      })),
    fail: (fault, times) => {
      if (fault !== "unauthorised") gateway.fail(fault, times);
    },
    retryAfterMs: quickPatience.limited,
    async disconnects(how) {
      gateway.disconnects(how);
      await new Promise((resolve) => setTimeout(resolve, how === "silently" ? 500 : 100));
    },
    connections: gateway.connections,
    close: gateway.close,
  };
}

adapterContract(traits);
