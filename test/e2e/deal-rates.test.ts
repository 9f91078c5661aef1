import { beforeEach, expect, it } from "vitest";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse } from "../support/trading-house.ts";

let talk: Conversation;
let refs: string[] = [];

const app = sharedApp({ http: false }, async () => {
  const house = await foundTradingHouse(app.genjin.app.store);
  const touches = [{ at: "2026-09-02T08:00:00Z", outcome: "quoted" as const }];
  const names = ["Anadolu", "Marmara", "Ege", "Trakya", "Konya", "Bursa"];
  refs = await house.addCustomers([
    ...names.map((name) => ({
      ...{ name: `${name} Tekstil`, owner: "lily" as const, country: "TR", tier: "B" as const },
      touches,
    })),
    { name: "Bath Tiles", owner: "tom", country: "GB", touches },
  ]);
});
beforeEach(() => {
  talk = startConversation(app, "2026-12-02T02:00:00Z");
});

it("tells how many quotes led to orders, by tier, and nothing of too few", async () => {
  const lily = talk.person("lily");
  for (const ref of refs.slice(0, 3)) await lily.says(`${ref} 下单 USD 5000`);
  await lily.says("订单 成交率");
  lily.hears(/报价 → 下单：50%（6 次成 3 次）/);
  lily.hears(/B 50%（6 次成 3 次）/);
  lily.hearsNot(/样品 →/);
  lily.hears(/少于 5 次的不显示/);
  const tom = talk.person("tom");
  await tom.says("/orders rates");
  tom.hears(/Too few quotes and samples to tell/);
  tom.hearsNot(/50/);
  const wei = talk.person("wei");
  await wei.says("订单 成交率");
  wei.hears(/李莉[\s\S]*报价 → 下单：50%/);
  wei.hearsNot(/Tom/);
});

it("is told in private where it was asked for in a group", async () => {
  const lily = talk.person("lily");
  const heard = await lily.says("订单 成交率", { inTeam: "Team One" });
  for (const { chat, text } of heard) if (chat !== "direct:lily") expect(text).not.toMatch(/%/);
});

it.each(["成交率", "转化率", "conversion", "rates", "成交率是多少", "what is my conversion rate"])(
  "is told when “%s” stands alone",
  async (line) => {
    const tom = talk.person("tom");
    await tom.says(line);
    tom.hears(/Too few quotes and samples to tell/);
  },
);

it.each(["freight rates are up again at Anadolu Tekstil", "what are the freight rates?"])(
  "is not told where “%s” is said",
  async (line) => {
    const tom = talk.person("tom");
    await tom.says(line);
    tom.hearsNot(/Too few quotes/);
  },
);
