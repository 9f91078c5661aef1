import { createInterface } from "node:readline";
import { startDingtalk } from "./simulator.ts";

/** Where it listens unless `PORT` says otherwise. */
const usualPort = 4302;

const howTo = `People are lily, tom and wei. First lily sends the line with /link that Genjin prints when it
starts: it makes her the admin, who gets codes for the others (lily: /link wei) and binds the group
(lily@: /bind TEAM). Members may have --dingtalk staff-lily and so on as well.

  lily: /today          to the bot alone
  lily@: /today         in the group, with the bot mentioned
  lily^: 2 called, ok   in reply to the last message that she saw (lily@^: in the group)
  lily: [Undo]          presses a button of the last card that she saw (lily@: in the group)

Leave out DINGTALK_CARD_TEMPLATE_ID to see it without a template of cards.
`;

/** DingTalk on this machine for anybody to try: what is typed is said, what people see is printed. */
export async function talkOverDingtalk(): Promise<void> {
  const dingtalk = await startDingtalk({
    port: Number(process.env.PORT ?? usualPort),
    cardTemplateId: "genjin-card.schema",
  });
  const [group = ""] = dingtalk.organization.groups;
  for (const [name, value] of Object.entries(dingtalk.environment)) console.log(`${name}=${value}`);
  console.log(`\n${howTo}`);
  let printed = 0;
  const printing = setInterval(() => {
    for (const { kind, chat, text, pictures, buttons } of dingtalk.shown.slice(printed)) {
      const shown = [text, ...pictures.map(({ png }) => `[picture, ${png.length} bytes]`)];
      if (buttons.length > 0) shown.push(buttons.map(({ label }) => `[${label}]`).join(" "));
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
    const label = /^\[(.+)\]$/.exec(text)?.[1];
    if (label !== undefined) {
      const card = dingtalk.shown.findLast(
        (shown) => shown.chat === chat && shown.buttons.length > 0,
      );
      const isThere = card?.buttons.some((button) => button.label === label);
      if (card === undefined || !isThere) console.log(`(no button ${label} there)`);
      else await dingtalk.presses(staffId, card, label);
      continue;
    }
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
