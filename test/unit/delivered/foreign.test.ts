import { expect, it } from "vitest";
import { forms } from "./forms.ts";

const named = (name: string) => {
  const form = forms.find((one) => one.name === name);
  if (form === undefined) throw new Error(`no form ${name}`);
  return form;
};

/** What tells a delivery of somebody else's from ours, by the form it comes in. */
const foreign: readonly (readonly [string, object])[] = [
  ["Slack: a reply in a channel", { team_id: "T0OTHER" }],
  ["Slack: a direct message", { team_id: "T0OTHER", authorizations: null }],
  ["Slack: a mention", { team_id: null, context_team_id: "T0OTHER" }],
  ["Slack: a mention", { is_ext_shared_channel: true, context_team_id: "T0OTHER" }],
  [
    "Slack: a mention",
    {
      is_ext_shared_channel: true,
      team_id: "T0OTHER",
      context_team_id: null,
      authorizations: [{ team_id: "T0OTHER" }],
    },
  ],
  ["Slack: added to a channel", { team_id: "T0OTHER" }],
  ["Slack: the Home tab is opened", { team_id: "T0OTHER" }],
  ["Slack: a command is typed", { team_id: "T0OTHER" }],
  ["Slack: a button is pressed", { team: { id: "T0OTHER" } }],
  ["Slack: a button is pressed", { team: null, user: { id: "U0LILY", team_id: "T0OTHER" } }],
  ["DingTalk: a reply in a group", { senderCorpId: "ding2" }],
  ["DingTalk: a reply in a group", { chatbotCorpId: "ding2" }],
  ["DingTalk: a reply in a group", { senderCorpId: "ding2", chatbotCorpId: "ding2" }],
  ["DingTalk: a button of a card", { corpId: "ding2" }],
  ["WeCom app: a text", { ToUserName: "ww2" }],
  ["WeCom app: a text", { AgentID: "1000003" }],
];

it.each(foreign)("%s of somebody else's is known: %j", async (name, change) => {
  const { payload, read } = named(name);
  expect(await read({ ...payload, ...change })).toBe("foreign");
});

/** What names others besides us, or nobody. */
const ours: readonly (readonly [string, object])[] = [
  // A channel that is shared with another workspace carries the team of whoever said it.
  ["Slack: a mention", { is_ext_shared_channel: true, team_id: "T0OTHER" }],
  ["Slack: a mention", { is_ext_shared_channel: true, team_id: "T0OTHER", context_team_id: null }],
  ["Slack: a mention", { team_id: null, context_team_id: null, authorizations: null }],
  ["Slack: a command is typed", { team_id: null }],
  ["Slack: a button is pressed", { team: null }],
  ["DingTalk: a reply in a group", { senderCorpId: null }],
  ["DingTalk: a reply in a group", { chatbotCorpId: "" }],
  ["DingTalk: a button of a card", { corpId: null }],
  ["WeCom app: a text", { ToUserName: null, AgentID: null }],
];

it.each(ours)("%s of ours is read: %j", async (name, change) => {
  const { payload, read } = named(name);
  expect(await read({ ...payload, ...change })).toMatchObject({ type: expect.any(String) });
});
