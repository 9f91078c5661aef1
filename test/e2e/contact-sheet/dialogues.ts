/** Something said: by whom, where, and the words in each language. `{a}` is a customer's reference. */
export type Line = {
  readonly who: "seller" | "manager" | "admin";
  readonly where: "direct" | "group";
  readonly en: string;
  readonly "zh-CN": string;
  /** Said as a reply to what the bot said last to this person. */
  readonly isReply?: boolean;
};

const line =
  (who: Line["who"], where: Line["where"]) =>
  (en: string, zh: string = en, isReply = false): Line => ({
    who,
    where,
    en,
    "zh-CN": zh,
    isReply,
  });

const seller = line("seller", "direct");
const sellerInGroup = line("seller", "group");
const manager = line("manager", "direct");
const managerInGroup = line("manager", "group");
const admin = line("admin", "direct");

/**
 * The dialogues of the contact sheet, a page each, in order: what a line changes holds for the
 * lines after it. `{a}`, `{b}`, `{c}`, `{ka}` are references of the seller's customers by tier.
 */
export const dialogues: Readonly<Record<string, readonly Line[]>> = {
  today: [
    seller("/today", "今日"),
    seller("more", "更多"),
    sellerInGroup("/today", "今日"),
    manager("/today", "今天"),
  ],
  card: [
    seller("/c {a}", "客户 {a}"),
    seller("/c {ka}", "客户 {ka}"),
    sellerInGroup("/c {a}", "客户 {a}"),
    seller("/c a", "客户 a"),
    seller("/c Nobody & Sons", "客户 查无此人"),
  ],
  find: [
    seller("/find silent:>60 tier:C,D", "查找 沉默:>60 等级:C,D"),
    seller("/find country:TR,BR save:two", "查找 国家:TR,BR 保存:两国"),
    seller("/find", "查找"),
    seller("/find wings:>2", "查找 翅膀:>2"),
    sellerInGroup("/find tier:A", "查找 等级:A"),
  ],
  why: [seller("/why {a}", "为什么 {a}"), seller("/why {b}", "为什么 {b}")],
  check: [
    seller("/check Saigon Garment", "查重 Saigon Garment"),
    seller("/check Zzyzx", "查重 Zzyzx"),
  ],
  help: [
    seller("/help", "帮助"),
    seller("/help log", "帮助 记"),
    sellerInGroup("/help", "帮助"),
    seller("/todya", "/jinri"),
  ],
  me: [seller("/me", "我的设置")],
  week: [seller("/week", "周报"), managerInGroup("/week", "周报"), manager("/week", "周报")],
  log: [
    seller("/today", "今日"),
    seller("1 ok sent the PI +3d", "1 ok 已发PI +3d", true),
    seller("2 na; 3 promise by friday the quote", "2 未接; 3 承诺 周五前 报价"),
    seller("ok", "ok"),
    seller("{c} called yesterday, they test it next week", "{c} 昨天 打过 下周测试"),
    seller("/log {b} received", "/log {b} 已收到样品"),
    seller("99 ok", "99 ok"),
    seller("1 ok on 31 february", "1 ok 2月31日"),
    sellerInGroup("{a} replied, likes the price", "{a} 已回复 价格可以"),
    seller("/undo", "撤销"),
  ],
  change: [
    seller("/tier {c} B", "等级 {c} B"),
    seller("/stage {c} sampled", "阶段 {c} 已寄样"),
    seller("/tag {c} +fair", "标签 {c} +展会"),
    seller("/snooze {a} 3d waiting for the drawing", "推迟 {a} 3天 等图纸"),
    seller("/skip {b} on holiday", "跳过 {b} 对方放假"),
    seller("/undo", "撤销"),
    manager("/own {c} lily", "负责人 {c} wei"),
    seller("/own {a} nobody", "负责人 {a} nobody"),
    seller("/tier ZZZ A", "等级 ZZZ A"),
  ],
  bind: [admin("/bind", "绑定"), managerInGroup("/bind Team", "绑定 Team")],
};
