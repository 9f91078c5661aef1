import { describe, expect, it } from "vitest";
import { askedIn } from "../../../src/bot/grammar/asked-in.ts";
import { loadLexicon } from "../../../src/bot/grammar/words/load-lexicon.ts";
import { heard } from "../../../src/bot/grammar/words/normalise-input.ts";
import { loadLocales } from "../../../src/i18n/load-locales.ts";

const lexicon = loadLexicon(loadLocales());
const asked = (text: string) => askedIn(heard(text), lexicon);

describe("what a customer asked for", () => {
  it.each([
    ["客户问价格什么时候给", "问价格什么时候给"],
    ["问交期", "问交期"],
    ["来电话咨询付款方式", "咨询付款方式"],
    ["要两份样品和新目录", "要两份样品和新目录"],
    ["对方想了解最低起订量。下周再聊", "想了解最低起订量"],
    ["催报价了，很急", "催报价了，很急"],
    ["说能不能便宜点", "能不能便宜点"],
    ["打电话给我问什么时候发货", "问什么时候发货"],
    ["让我们重新报价", "让我们重新报价"],
    ["还在等我们的检测报告", "等我们的检测报告"],
    ["我们的样品他收到了，问检测报告", "问检测报告"],
    ["可以安排月底发吗", "可以安排月底发吗"],
    ["they asked for the datasheet", "asked for the datasheet"],
    ["wants to know the lead time", "wants to know the lead time"],
    ["got the offer, wants a discount", "wants a discount"],
    ["emailed inquiring about MOQ. Busy week.", "inquiring about MOQ"],
    ["would like a new quote", "would like a new quote"],
    ["needs the certificate before Friday", "needs the certificate before Friday"],
    ["is still waiting for our price", "waiting for our price"],
    ["can you ship in January", "can you ship in January"],
    ["asked if we can ship in January", "asked if we can ship in January"],
    ["fine so far, which port do you ship from?", "fine so far, which port do you ship from?"],
  ])("is read from “%s”", (text, words) => {
    expect(asked(text)).toBe(words);
  });

  it.each([
    "回复说收到了",
    "收到了，谢谢",
    "没问题，月底下单",
    "没问价格",
    "问好，祝新年快乐",
    "我问了客户规格",
    "问了他什么时候下单",
    "问客户要了收货地址",
    "说要考虑一下",
    "不要样品了",
    "重要客户，已看过资料",
    "下个月访问我们展位",
    "让我们等一周",
    "要求停止联系",
    "主要看价格",
    "they replied ok",
    "thanks, all good",
    "I asked about the quantities",
    "we asked for their address",
    "asked them for the drawings",
    "asked to wait until March",
    "asked us to wait",
    "needs more time",
    "wants to think about it",
    "no questions asked",
    "didn't ask for samples",
    "wants nothing at the moment",
    "needs approval from the board",
  ])("is nothing in “%s”", (text) => {
    expect(asked(text)).toBeNull();
  });
});
