/** Chat platforms that can be tried without an account; `npm run simulator <name>`. */
const simulators: Readonly<Record<string, () => Promise<void>>> = {
  dingtalk: async () => (await import("./dingtalk/talk.ts")).talkOverDingtalk(),
  slack: async () => (await import("./slack/talk.ts")).talkOnSlack(),
  wechaty: async () => (await import("./wechaty/talk.ts")).talkOverWechaty(),
  wecom: async () => (await import("./wecom/talk.ts")).talkOverWecom(),
};

const talk = simulators[process.argv[2] ?? ""];
if (talk === undefined) {
  console.error(`Which one? npm run simulator ${Object.keys(simulators).join("|")}`);
  process.exitCode = 2;
} else await talk();
