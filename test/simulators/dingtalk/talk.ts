import { createInterface } from "node:readline";
import { startDingtalk } from "./simulator.ts";

/** Where it listens unless `PORT` says otherwise. */
const usualPort = 4302;

const howTo = `People are lily, tom and wei; link them with --dingtalk staff-lily and so on, and the
group with team add "Team One" --chat dingtalk:cidTeamOne==

  lily: /today          to the bot alone
  lily@: /today         in the group, with the bot mentioned
  lily^: 2 called, ok   in reply to the last message that she saw (lily@^: in the group)
`;

/** DingTalk on this machine for anybody to try: what is typed is said, what people see is printed. */
export async function talkOverDingtalk(): Promise<void> {
  const dingtalk = await startDingtalk({ port: Number(process.env.PORT ?? usualPort) });
  const [group = ""] = dingtalk.organization.groups;
  for (const [name, value] of Object.entries(dingtalk.environment)) console.log(`${name}=${value}`);
  console.log(`\n${howTo}`);
  let printed = 0;
  const printing = setInterval(() => {
    for (const { kind, chat, text, pictures } of dingtalk.shown.slice(printed)) {
      const shown = [text, ...pictures.map(({ png }) => `[picture, ${png.length} bytes]`)];
      console.log(`\n── ${kind} ${chat}\n${shown.join("\n")}`);
    }
    printed = dingtalk.shown.length;
  }, 100);
  for await (const line of createInterface({ input: process.stdin })) {
    const [, name, place, reply, text = ""] = /^(\w+)(@?)(\^?):\s*(.*)$/.exec(line) ?? [];
    if (name === undefined) {
      console.log(howTo);
      continue;
    }
    const staffId = `staff-${name}`;
    const chat = place === "" ? staffId : group;
    const last = dingtalk.shown.findLast((shown) => shown.chat === chat);
    const acknowledged = await dingtalk.writes({
      staffId,
      text,
      ...(place === "" ? {} : { group }),
      ...(reply === "" || last === undefined ? {} : { repliesTo: last }),
    });
    if (!acknowledged) console.log("(nobody is connected, or nobody acknowledged it)");
  }
  await new Promise((resolve) => setTimeout(resolve, 1000));
  clearInterval(printing);
  await dingtalk.close();
}
