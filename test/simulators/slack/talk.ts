import { createInterface } from "node:readline";
import type { SlackSeen } from "./simulator.ts";
import { startSlackSimulator } from "./simulator.ts";

const port = 4390;

/**
 * Talks with an app on the simulated workspace, from the terminal: lines go to the direct chat,
 * `#` before a line to the channel, `> ` into the thread of the last message, `[Label]` presses.
 */
export async function talkOnSlack(): Promise<void> {
  const simulator = await startSlackSimulator({ port, redeliveries: [0, 60_000, 300_000] });
  const { workspace, app } = simulator;
  let user = "U0LILY";
  let last: SlackSeen | undefined;
  let lines = 0;
  console.log(`A Slack workspace for one. Start Genjin beside it:

  SLACK_BOT_TOKEN=${simulator.botToken} SLACK_APP_TOKEN=${simulator.appToken} \\
  SLACK_API_URL=${simulator.apiUrl} npm start

You are Lily (U0LILY, lily@example.com). First send the line with /link that Genjin prints when it
starts: it makes you the admin. A member with her address or with --slack U0LILY is linked at once.
Type a line to write to the bot: /today, or in words.
  # text     in the channel, calling the bot      > text     in the thread of its last message
  [Label]    press a button of its last message   as U0TOM   be Tom Baker (tom@example.com)
  ~ text     change your last line to this        ~          delete your last line
  ) text     say it in a voice clip
`);
  simulator.onSeen((seen) => {
    last = seen;
    const where = seen.channel.startsWith("D") ? "" : "#sales ";
    const thread = seen.threadTs === undefined ? "" : "↳ ";
    const buttons = seen.buttons.map(({ label }) => `[${label}]`).join(" ");
    const pictures = seen.pictures.map((text) => `🖼  ${text}`).join("\n");
    const shown = [seen.text, pictures, buttons].filter((part) => part !== "").join("\n");
    console.log(`${where}${thread}Genjin\n${shown.replace(/^/gm, "  ")}\n`);
  });

  for await (const line of createInterface({ input: process.stdin })) {
    const text = line.trim();
    if (text === "") continue;
    if (simulator.connections() === 0) console.log("(nobody is connected yet)");
    const direct = workspace.directId(user);
    const label = /^\[(.+)\]$/.exec(text)?.[1];
    const other = /^as (U\w+)$/.exec(text)?.[1];
    if (other !== undefined) user = other;
    else if (label !== undefined && last !== undefined) {
      await simulator
        .presses(user, last.ts, label)
        .catch((error: Error) => console.log(error.message));
    } else if (text.startsWith(">") && last !== undefined) {
      const threadTs = last.threadTs ?? last.ts;
      await simulator.says(user, last.channel, text.slice(1).trim(), { threadTs });
    } else if (text.startsWith("#")) {
      await simulator.says(user, "C0SALES", `<@${app.userId}> ${text.slice(1).trim()}`);
    } else if (text.startsWith("/")) await simulator.types(user, direct, text);
    else if (text.startsWith(")")) await simulator.speaks(user, direct, text.slice(1).trim());
    else if (text.startsWith("~") && lines > 0)
      await simulator.edits(`line-${lines}`, text.slice(1).trim() || null);
    else {
      lines += 1;
      await simulator.says(user, direct, text, { key: `line-${lines}` });
    }
  }
  await simulator.stop();
}
