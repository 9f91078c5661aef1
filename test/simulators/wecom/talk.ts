import { createInterface } from "node:readline";
import { startWecom } from "./simulator.ts";

const ports = { gateway: 4391, api: 4392 };

const group = "wrTeamOne";

const howTo = `People are lily, tom and wei. First lily sends the line with /link that Genjin prints when it
starts: it makes her the admin, who gets codes for the others (lily: /link wei) and binds the group
(lily@: /bind TEAM). Members may have --wecom lily and so on as well. Start Genjin with the variables of
one door or of all; the app needs none of the robot's.

  lily: /today          to the robot alone
  lily@: /today         in the group, with the robot mentioned
  lily^: 2 called, ok   quoting the last message that she saw there (lily@^: in the group)
  lily!: /today         to the app, at GENJIN_URL (http://127.0.0.1:3000)
`;

/** WeCom on this machine for anybody to try: what is typed is said, what people see is printed. */
export async function talkOverWecom(): Promise<void> {
  const wecom = await startWecom({ users: ["lily", "tom", "wei"], ports });
  const { gateway, api, environment } = wecom;
  const app = wecom.callerOf(process.env.GENJIN_URL ?? "http://127.0.0.1:3000");
  for (const [door, values] of Object.entries(environment)) {
    console.log(`# ${door}`);
    for (const [name, value] of Object.entries(values)) console.log(`${name}=${value}`);
  }
  console.log(`\n${howTo}`);
  const printed = { robot: 0, api: 0 };
  const printing = setInterval(() => {
    print("robot", gateway.posts.slice(printed.robot));
    print("app", api.posts.slice(printed.api));
    printed.robot = gateway.posts.length;
    printed.api = api.posts.length;
  }, 100);
  for await (const line of createInterface({ input: process.stdin })) {
    const [, user, door, quoting, text = ""] = /^(\w+)([@!]?)(\^?):\s*(.*)$/.exec(line) ?? [];
    if (user === undefined) {
      console.log(howTo);
    } else if (door === "!") {
      if (!(await app.says(user, text))) console.log("(the app did not take it)");
    } else {
      const chat = door === "@" ? group : user;
      const last = gateway.posts.findLast((post) => post.chat === chat && post.text !== "");
      const isHeard = await gateway.says({
        user,
        text,
        ...(door === "@" ? { chat } : {}),
        ...(quoting === "" || last === undefined ? {} : { quote: last.text }),
      });
      if (!isHeard) console.log("(nobody is connected)");
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 1000));
  clearInterval(printing);
  await wecom.close();
}

type Post = { readonly chat: string; readonly text: string; readonly picture?: number };

function print(door: string, posts: readonly Post[]): void {
  for (const { chat, text, picture } of posts) {
    const shown = picture === undefined ? text : `[picture, ${picture} bytes]`;
    console.log(`\n── ${door} ${chat}\n${shown}`);
  }
}
