// A bare Bolt app that answers `/today` with the message it is given. Speaks with `bench/slack.ts`.
import type { AddressInfo } from "node:net";
import { App, HTTPReceiver, LogLevel, type SayArguments } from "@slack/bolt";

const { SLACK_SIGNING_SECRET = "", SLACK_BOT_TOKEN = "", SLACK_API_URL = "" } = process.env;
let constant: SayArguments = { text: "" };

const receiver = new HTTPReceiver({
  signingSecret: SLACK_SIGNING_SECRET,
  logLevel: LogLevel.ERROR,
});
const app = new App({
  receiver,
  token: SLACK_BOT_TOKEN,
  clientOptions: { slackApiUrl: SLACK_API_URL },
  logLevel: LogLevel.ERROR,
});
app.command("/today", async ({ ack, say }) => {
  await ack();
  await say(constant);
});
const server = await app.start(0);
let used = process.cpuUsage();
process.on("message", (message) => {
  if (message === "usage") {
    const { user, system } = process.cpuUsage(used);
    used = process.cpuUsage();
    process.send?.({ database: 0, cpu: (user + system) / 1000 });
  } else constant = message as SayArguments;
});
process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
