import { createInterface } from "node:readline";
import { startWechaty } from "./simulator.ts";

/** Where it listens unless `PORT` says otherwise. */
const usualPort = 4401;

const howTo = `People are lily, tom and wei. First lily sends the line with /link that Genjin prints when it
starts: it makes her the admin, who gets codes for the others (lily: /link wei) and, with
WECHATY_PUSHES=1, binds the group (lily@: /bind TEAM).

  lily: /today          to the account alone
  lily@: /today         in the group, with the account mentioned
  lily^: 2 called, ok   quoting the last message that she saw there (lily@^: in the group)
`;

/** WeChat on this machine for anybody to try: what is typed is said, what people see is printed. */
export async function talkOverWechaty(): Promise<void> {
  const wechat = await startWechaty({ port: Number(process.env.PORT ?? usualPort) });
  const [room] = wechat.rooms;
  for (const [name, value] of Object.entries(wechat.environment)) console.log(`${name}=${value}`);
  console.log(`\n${howTo}`);
  let printed = 0;
  const printing = setInterval(() => {
    for (const { chat, text } of wechat.shown.slice(printed)) console.log(`\n── ${chat}\n${text}`);
    printed = wechat.shown.length;
  }, 100);
  for await (const line of createInterface({ input: process.stdin })) {
    const [, name, place, quoting, text = ""] = /^(\w+)(@?)(\^?):\s*(.*)$/.exec(line) ?? [];
    if (name === undefined || room === undefined) {
      console.log(howTo);
      continue;
    }
    const person = `wxid_${name}`;
    const chat = place === "" ? person : room.id;
    const last = wechat.shown.findLast((shown) => shown.chat === chat);
    const isHeard = await wechat.says({
      person,
      text,
      ...(place === "" ? {} : { room: room.id }),
      ...(quoting === "" || last === undefined ? {} : { quotes: last.text }),
    });
    if (!isHeard) console.log(wechat.streams() === 0 ? "(nobody is connected)" : "(not heard yet)");
  }
  await new Promise((resolve) => setTimeout(resolve, 1000));
  clearInterval(printing);
  await wechat.close();
}
