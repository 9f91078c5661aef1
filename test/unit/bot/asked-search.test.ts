import { describe, expect, it } from "vitest";
import { askedSearch } from "../../../src/bot/arguments/asked-search.ts";
import { writtenSearch } from "../../../src/bot/arguments/written-search.ts";
import { loadLexicon } from "../../../src/bot/grammar/words/load-lexicon.ts";
import { heard } from "../../../src/bot/grammar/words/normalise-input.ts";
import type { CivilDate } from "../../../src/core/time/civil.ts";
import { loadLocales } from "../../../src/i18n/load-locales.ts";

const lexicon = loadLexicon(loadLocales());
const today = "2026-12-02" as CivilDate;
const names = {
  members: [
    { handle: "lily", name: "李莉 Lily" },
    { handle: "wei", name: "王伟 Wei" },
  ],
  tags: ["背调", "VIP"],
  industries: ["hand tools", "furniture"],
  cities: ["Lyon"],
  sources: ["Canton Fair", "阿里巴巴"],
  products: ["bopp tape", "缠绕膜"],
  currency: "USD",
};
const read = (said: string) => askedSearch(heard(said), names, "lily", lexicon, today);

describe("what a question does not ask for", () => {
  it.each(["who is not overdue", "没逾期的客户", "customers not in Lyon", "谁还没凉"])(
    "%s: never its opposite",
    (said) => expect(read(said)).toMatchObject({ isOpposite: true }),
  );
});

describe("a question about customers", () => {
  it.each([
    ["Turkish customers please", "country:TR"],
    ["土耳其的A级客户", "country:TR tier:A"],
    ["Italian or German clients in negotiation", "country:IT,DE stage:negotiating"],
    ["leads in the Middle East", "stage:lead region:middle-east"],
    ["正在谈判的有哪些", "stage:negotiating"],
    ["询过价的客户", "touched:inquiry"],
    ["who asked for a price last week", "touched:inquiry,2026-11-23..2026-11-29"],
    ["who inquired in October", "touched:inquiry,2026-10-01..2026-10-31"],
    ["who has not asked for a price in October", "untouched:inquiry,2026-10-01..2026-10-31"],
    ["10月没询价的客户有哪些", "untouched:inquiry,2026-10-01..2026-10-31"],
    ["customers over $20 million a year", "amount:>=20m"],
    ["年采购额1.5亿美金以上的客户", "amount:>=1.5亿"],
    ["小王的客户", "owner:wei"],
    ["潜在客户有几家", "stage:lead"],
    ["询过价没下过单的客户", "touched:inquiry orders:0"],
    ["customers who inquired but never ordered", "touched:inquiry orders:0"],
    ["德国一年买5000美金以上的客户", "country:DE amount:>=5000"],
    ["年采购额大于5万美元的客户", "amount:>=5万"],
    ["金额低于2000的土耳其客户", "amount:<2000 country:TR"],
    ["customers with more than 20,000 a year", "amount:>=20000"],
    ["customers worth more than $5k", "amount:>=5k"],
    ["German customers under 2000 dollars a year", "country:DE amount:<2000"],
    ["买过缠绕膜的客户", "product:缠绕膜 orders:>=1"],
    ["customers who buy bopp tape", "product:bopp tape orders:>=1"],
    ["customers from Canton Fair", "source:Canton Fair"],
    ["阿里巴巴来的客户", "source:阿里巴巴"],
    ["里昂的客户", "city:里昂"],
    ["biggest customers in Brazil", "sort:amount country:BR"],
    ["沉默超过180天的B级客户 按金额", "tier:B sort:amount silent:>=180"],
    ["已成交的客户", "orders:>=1"],
    ["还没下过单的客户", "orders:0"],
    ["who has not ordered yet", "orders:0"],
    ["which customers have not been contacted for 60 days", "silent:>=60"],
    ["30天没联系的B级客户", "tier:B silent:>=30"],
    ["customers we haven't spoken to in two weeks", "silent:>=14"],
    ["三个月没动静的客户", "silent:>=90"],
    ["who ordered in October", "ordered:2026-10-01..2026-10-31"],
    ["上个月下单的客户有哪些", "ordered:2026-11-01..2026-11-30"],
    ["最近三个月没下单的", "unordered:2026-09-04..2026-12-02"],
    ["customers without an order since September", "unordered:2026-09-01..2026-12-02"],
    ["any birthdays coming up in the next ten days?", "birthday:2026-12-02..2026-12-12"],
    ["未来两周谁过生日", "birthday:2026-12-02..2026-12-16"],
    ["birthdays next month", "birthday:2027-01-01..2027-01-31"],
    ["三月过生日的有谁", "birthday:2027-03-01..2027-03-31"],
    ["谁快凉了", "cooling:7"],
    ["who is about to go cold", "cooling:7"],
    ["逾期的KA", "tier:KA due:overdue"],
    ["who is due next week", "due:2026-12-07..2026-12-13"],
    ["who replied this week", "touched:replied,2026-11-30..2026-12-02"],
    ["上周报过价但没回复的", "touched:quoted,2026-11-23..2026-11-29 untouched:replied"],
    ["who did I call yesterday", "touched:2026-12-01"],
    ["我今天都干了啥", "touched:2026-12-02"],
    ["有没有漏跟的", "due:overdue"],
    ["土耳其沉默超60天的", "country:TR silent:>=60"],
    ["who ordered recently", "ordered:2026-11-03..2026-12-02"],
    ["最近谁回复了", "touched:replied,2026-11-03..2026-12-02"],
    ["最近没下单的", "unordered:2026-11-03..2026-12-02"],
    ["customers neglected for 60 days", "silent:>=60"],
    ["customers with open complaints", "owed:complained"],
    ["带背调标签的客户", "tag:背调"],
    ["customers tagged agent", "tag:agent"],
    ["Lily's customers in Lyon", "owner:lily city:Lyon"],
    ["my furniture customers", "industry:furniture owner:lily"],
    ["没有负责人的客户", "owner:none"],
    ["该返单的客户", "该返单"],
    ["customers not in Germany", "country:-DE"],
    ["clients outside France or Spain", "country:-FR,-ES"],
    ["tier B customers except Italy", "tier:B country:-IT"],
    ["who is not a lead in Poland", "stage:-lead country:PL"],
    ["除了土耳其和埃及的客户", "country:-TR,-EG"],
    ["非洲以外的C级客户", "region:-africa tier:C"],
    ["不在中东的客户", "region:-middle-east"],
    ["除VIP标签以外30天没联系的", "tag:-VIP silent:>=30"],
    ["not Lily's customers", "owner:-lily"],
  ])("%s: %s", (said, search) => {
    const { parts, unread } = read(said);
    expect([writtenSearch(parts).replaceAll('"', ""), unread]).toEqual([search, []]);
  });

  it.each([
    ["vegan customers", "", ["vegan"]],
    ["customers without fax", "", ["without fax"]],
    ["top 5 German customers by revenue", "country:DE sort:amount", ["5"]],
    ["卖阀门的土耳其客户", "country:TR", ["卖阀门"]],
    ["customers not in Lyon", "city:Lyon", ["not"]],
    ["customers with more than 20 machines", "", ["20 machines"]],
    ["没买过缠绕膜的客户", "orders:0", ["缠绕膜"]],
    ["who bought bopp tape in October", "ordered:2026-10-01..2026-10-31", ["bopp tape"]],
    ["customers worth more than 5k euros", "", ["worth", "5k euros"]],
    ["5家以上的客户", "", ["5"]],
  ])("names what it does not understand, %s", (said, search, unread) => {
    const found = read(said);
    expect([writtenSearch(found.parts).replaceAll('"', ""), found.unread]).toEqual([
      search,
      unread,
    ]);
  });

  it.each([
    ["who havent I spoken to in ages", ""],
    ["哪些好久都没联系了", ""],
    ["who hasn't ordered in ages", "orders:>=1"],
    ["who have I neglected", ""],
    ["not contacted in ages", ""],
    ["who haven't I spoken to lately", ""],
    ["who hasn't replied in a while", ""],
    ["最近没怎么联系的客户", ""],
    ["很久没动静的土耳其客户", "country:TR"],
    ["谁很久没回我了", ""],
    ["好久没下单的客户", "orders:>=1"],
  ])(
    "a long time is for those who have fallen silent, and once were not, %s: %s",
    (said, search) => {
      const { parts, unread, isOfDormant } = read(said);
      expect([writtenSearch(parts), unread, isOfDormant]).toEqual([search, [], true]);
    },
  );

  it.each([
    ["who should I contact today", true],
    ["今天该联系谁", true],
    ["which German customers should I contact today", false],
  ])("asks for the day and nothing else, %s: %s", (said, isOfToday) => {
    expect(read(said).isOfToday).toBe(isOfToday);
  });
});
