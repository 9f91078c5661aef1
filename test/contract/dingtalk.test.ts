import { createDingtalkAdapter } from "../../src/adapters/dingtalk/adapter.ts";
import { dingtalkCapabilities } from "../../src/adapters/dingtalk/capabilities.ts";
import { dingtalkConfig } from "../../src/adapters/dingtalk/config.ts";
import {
  directConversation,
  groupConversation,
} from "../../src/adapters/dingtalk/conversations.ts";
import type { Patience } from "../../src/adapters/dingtalk/patience.ts";
import type { ApiFault, Shown } from "../simulators/dingtalk/open-api.ts";
import { robotMessage, startDingtalk } from "../simulators/dingtalk/simulator.ts";
import {
  type AdapterTraits,
  adapterContract,
  type Fault,
  type Seen,
  type Stage,
} from "./adapter-contract.ts";

const patience: Patience = { answer: 500, limited: 50, beat: 150, reconnect: 50 };

const traits: AdapterTraits = {
  name: "DingTalk",
  capabilities: dingtalkCapabilities,
  replies: "by-id",
  withholdsAck: true,
  faults: ["limited", "unauthorised", "refused", "broken", "answer-lost"],
  disconnects: ["politely", "abruptly", "silently"],
  forges: [],
  open: openStage,
};

/** Calls that one send makes before it gives up. */
const attempts: Readonly<Record<Fault, number>> = {
  limited: 3,
  unauthorised: 2,
  refused: 1,
  broken: 1,
  "answer-lost": 1,
};

async function openStage(): Promise<Stage> {
  const times = { ping: 50, ack: 300, farewell: 1000 };
  const dingtalk = await startDingtalk({ times });
  const config = dingtalkConfig(dingtalk.environment);
  const log = { info() {}, warn() {} };
  const staffId = "staff-lily";
  const group = "cidTeamOne==";
  const usual = () => robotMessage({ staffId, text: "/today" }, dingtalk.organization);
  const { text: _, ...wordless } = usual();
  const { senderStaffId: __, ...outsider } = usual();
  return {
    adapter: createDingtalkAdapter(config, log, patience),
    person: { userId: staffId },
    direct: directConversation(staffId),
    group: groupConversation(group),
    async says({ in: where, text, key, repliesTo }) {
      const acknowledged = await dingtalk.writes({
        staffId,
        text,
        ...(where.kind === "group" ? { group: where.id } : {}),
        ...(key === undefined ? {} : { msgId: key }),
        ...(repliesTo === undefined
          ? {}
          : { repliesTo: { processQueryKey: repliesTo.messageId, text: repliesTo.text } }),
      });
      return { acknowledged };
    },
    async echoes(text, where) {
      const echo = robotMessage({ staffId, text, group: where.id }, dingtalk.organization);
      await dingtalk.push({ ...echo, senderId: echo.chatbotUserId });
    },
    strange: {
      nothing: () => dingtalk.push({}),
      "no object": () => dingtalk.push("[1"),
      null: () => dingtalk.push(null),
      "a picture": () =>
        dingtalk.push({ ...wordless, msgtype: "picture", content: { downloadCode: "x" } }),
      "only blanks": () => dingtalk.push({ ...usual(), text: { content: "  " } }),
      "an unknown kind": () => dingtalk.push({ ...wordless, msgtype: "unknownMsgType" }),
      "text as a number": () => dingtalk.push({ ...usual(), text: { content: 7 } }),
      "another kind of chat": () => dingtalk.push({ ...usual(), conversationType: "3" }),
      "somebody from outside": () => dingtalk.push(outsider),
      "no JSON": async () => dingtalk.write("not json"),
      "no frame": async () => dingtalk.write("{}"),
    },
    seen: () => dingtalk.shown.map(seenOf),
    fail: (fault, times = 1) => dingtalk.fail(fault as ApiFault, times * attempts[fault]),
    retryAfterMs: patience.limited,
    disconnects: (how) => dingtalk.leave(how),
    connections: dingtalk.connections,
    close: dingtalk.close,
  };
}

/** The API's messages call nobody: only the webhook of a session can. */
const seenOf = ({ processQueryKey, chat, text, pictures }: Shown): Seen => ({
  messageId: processQueryKey,
  chat,
  text,
  pings: [],
  buttons: [],
  pictures: pictures.map(({ alt }) => alt),
});

adapterContract(traits);
