import { beforeEach, describe, expect, it } from "vitest";
import { type Conversation, type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

/** Wednesday 19:50 in Beijing, 11:50 in London, 14:50 in Istanbul, 06:50 in New York. */
const wednesday = "2026-12-02T11:50:00Z";

let house: TradingHouse;
let talk: Conversation;
let lily: Person;
let refs: string[];

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  refs = await house.addCustomers([
    {
      name: "Izmir Stone",
      owner: "lily",
      tier: "C",
      touches: [{ at: "2026-09-20T09:00:00Z", outcome: "contacted" }],
    },
    {
      name: "Boston Lights",
      owner: "lily",
      tier: "KA",
      country: "US",
      zone: "America/New_York",
      touches: [{ at: "2026-11-02T15:00:00Z", outcome: "contacted" }],
    },
  ]);
});
beforeEach(() => {
  talk = startConversation(app, wednesday);
  lily = talk.person("lily");
});

const izmir = /^Izmir Stone\s·\sC\s·\s#\w+$/m;
const boston = /^❗\sBoston Lights\s·\sKA\s·\s#\w+$/m;

describe("whom to call next", () => {
  it.each([
    "/next",
    "next",
    "下一个",
    "先打给谁",
    "最急的是哪个",
    "给最急的打电话",
    "call the most urgent one",
    "who first?",
    "which one is the most urgent?",
    "谁最急？先联系谁",
  ])("%s is answered with who can be reached now", async (text) => {
    await lily.says(text);
    lily.hears(/^📞 现在打给（今天 2 家，第 1 位）：$/m);
    lily.hears(izmir);
    lily.hears(/^当地：土耳其 · 伊斯坦布尔 14:50（你这边 19:50） · 🟢 现在合适，剩2h40$/m);
    lily.hears(/^目标：/m);
  });

  it("goes on to the one after, whose hours begin later", async () => {
    await lily.says("下一个");
    await lily.presses("下一位");
    lily.hears(/^接下来（今天 2 家，第 2 位），你这边 22:00 起：$/m);
    lily.hears(boston);
  });

  it("goes by the order of the list when nobody can be reached now: an overdue key account first", async () => {
    talk.setClock("2026-12-02T01:00:00Z");
    await lily.says("next");
    lily.hears(/^现在没有能联系的客户。先联系这一家，你这边 22:00 起：$/m);
    lily.hears(boston);
    await lily.presses("下一位");
    lily.hears(/^接下来（今天 2 家，第 2 位），你这边 14:00 起：$/m);
    lily.hears(izmir);
  });

  it("is answered in private, and by the language of who asks", async () => {
    const heard = await lily.says("/next", { inTeam: house.teamId });
    expect(heard.find(({ chat }) => chat !== "direct:lily")?.text).not.toMatch(/Izmir/);
    const ann = talk.person("ann");
    await ann.says("who first");
    ann.hears(/./);
    ann.hearsNot(/Izmir|Boston/);
  });

  it("shows nobody where the day has nobody left", async () => {
    const undo: string[] = [];
    for (const ref of refs) {
      await lily.says(`推迟 #${ref} 30d`);
      undo.push(ref);
    }
    await lily.says("next");
    lily.hears(/今天没有要跟进的客户/);
  });
});
