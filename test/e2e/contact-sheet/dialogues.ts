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
  claim: [
    admin("/undo", "撤销"),
    seller("/claim {silent}", "认领 {silent}"),
    manager("/claim {silent}", "认领 {silent}"),
    manager("/claim {silent}", "认领 {silent}"),
    manager("/undo", "撤销"),
    manager("/claim", "认领"),
  ],
  merges: [
    seller("/duplicates", "重复"),
    seller("/merge {a} {b}", "合并 {a} {b}"),
    seller("/merge {a}", "合并 {a}"),
    seller("/merge ok {a} {b}", "合并 ok {a} {b}"),
    seller("/undo", "撤销"),
  ],
  departures: [
    admin("/leave lily", "离职 anna"),
    admin("/leave lily → anna", "离职 anna → lily"),
    manager("/risk", "风险"),
    seller("/introduce", "自我介绍"),
    seller("/leave", "离职"),
  ],
  today: [
    seller("/today", "今日"),
    seller("more", "更多"),
    sellerInGroup("/today", "今日"),
    manager("/today", "今天"),
  ],
  card: [
    seller("/c {a}", "客户 {a}"),
    seller("/c {ka}", "客户 {ka}"),
    seller("/c {ka} all", "客户 {ka} 全部"),
    seller("/next", "下一个"),
    sellerInGroup("/next", "下一个"),
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
  letters: [
    seller("/draft", "草稿"),
    seller("/find tier:KA,A", "查找 等级:KA,A"),
    seller("draft catalogue 2027", "草稿 目录 2027"),
    seller("1", "1"),
    seller("2", "2"),
    seller("/undo", "撤销"),
    seller("draft fair", "草稿 展会"),
    sellerInGroup("/draft", "草稿"),
  ],
  trips: [
    seller("/trip Germany 14-16 Dec", "出差 德国 12/14-16"),
    seller("/trip", "出差"),
    seller("1", "1"),
    seller("/trip Narnia 14-16 Dec", "出差 纳尼亚 12/14-16"),
    seller("/trip cancel Germany", "出差 取消 德国"),
    seller("/fair Canton 15-19 Apr 2027", "展会 广交会 2027-4-15到2027-4-19"),
    seller("/fair", "展会"),
    seller("/undo", "撤销"),
    sellerInGroup("/trip", "出差"),
  ],
  promises: [
    seller("/promises", "承诺清单"),
    sellerInGroup("/promises", "承诺清单"),
    manager("/promises", "承诺清单"),
  ],
  asked: [
    seller("who is going cold?", "谁快凉了？"),
    seller("customers not contacted for 30 days", "30天没联系的客户"),
    seller("{b}", "{b}"),
    seller("what is the weather like?", "天气怎么样？"),
    sellerInGroup("what is {a} waiting for?", "{a} 在等什么？"),
    seller("{b} remind me on friday to send the drawings", "{b} 周五提醒我发图纸"),
    seller("undo", "撤销"),
    seller("new customer Nobody & Sons", "添加客户 查无此人"),
  ],
  help: [
    seller("/help", "帮助"),
    seller("/help log", "帮助 记"),
    sellerInGroup("/help", "帮助"),
    seller("/todya", "/jinri"),
    seller("thanks", "谢谢"),
  ],
  me: [seller("/me", "我的设置")],
  week: [seller("/week", "周报"), managerInGroup("/week", "周报"), manager("/week", "周报")],
  preview: [
    seller("/preview", "预览"),
    seller("/preview digest tomorrow", "预览 晨报 明天"),
    seller("/preview digest saturday", "预览 晨报 周六"),
    seller("/preview lunch", "预览 午饭"),
  ],
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
  goals: [
    seller("{c} ok sent the brochure, goal meet their buyer", "{c} ok 发了样本册 目标 见到采购"),
    seller("/c {c}", "客户 {c}"),
    seller("/why {c}", "为什么 {c}"),
    seller("/goal {c} get their plan for next year", "目标 {c} 拿到明年的计划"),
    seller("{c} ok goal reached", "{c} ok 目标达成"),
    sellerInGroup("/goal {c} get their plan", "目标 {c} 拿到计划"),
    seller("/goal", "目标"),
    seller("undo", "撤销"),
    seller("undo", "撤销"),
    seller("undo", "撤销"),
    seller("undo", "撤销"),
  ],
  confirm: [
    seller("called {c}, nobody picked up", "给 {c} 打了电话没人接"),
    seller("/confirm", "确认"),
    seller("undo", "撤销"),
  ],
  change: [
    seller("/tier {c} B", "等级 {c} B"),
    seller("/stage {c} sampled", "阶段 {c} 已寄样"),
    seller("/zone {c} Istanbul", "改时区 {c} 伊斯坦布尔"),
    seller("/tag {c} +fair", "标签 {c} +展会"),
    seller("/snooze {a} 3d waiting for the drawing", "推迟 {a} 3天 等图纸"),
    seller("/skip {b} on holiday", "跳过 {b} 对方放假"),
    seller("/undo", "撤销"),
    manager("/own {c} lily", "负责人 {c} wei"),
    seller("/find country:TR", "/查找 国家:土耳其"),
    seller("all but 2 tag fair", "除了2 都标签 展会"),
    seller("1", "1"),
    seller("undo", "撤销"),
    seller("/own {a} nobody", "负责人 {a} nobody"),
    seller("/tier ZZZ A", "等级 ZZZ A"),
  ],
  new: [
    seller("new customer Delta GmbH Germany Hamburg", "新客户 Delta GmbH 德国 汉堡"),
    seller("/undo", "撤销"),
    seller("/new Delta GmbH", "新客户 Delta GmbH"),
  ],
  onboard: [
    admin("/onboard", "上线"),
    admin(
      "Anna Bauer, Berlin, anna@example.com\nwho else comes with us",
      "李莉 Lily，上海，lily@example.com\n还有谁要一起来呢",
    ),
    admin("1 manager", "1 主管"),
  ],
  begin: [admin("/begin", "引导"), admin("1", "1"), admin("/begin chat", "引导 chat")],
  demo: [seller("/demo", "演示"), admin("/demo remove", "演示 删除")],
  stop: [
    seller("/stop {b}", "/停止联系 {b}"),
    seller("2", "2"),
    seller("{b} wants whatsapp only from now on", "{b} 说以后只用微信"),
    seller("1", "1"),
    seller("/stop {b} all their lawyer wrote", "/停止联系 {b} 全停 对方律师来函"),
    seller("/c {b}", "客户 {b}"),
    seller("/why {b}", "为什么 {b}"),
    seller("{b} ok delivered the goods", "{b} 已联系 送货"),
    seller("/snooze {b} 3d", "推迟 {b} 3天"),
    seller("/find stopped", "查找 停止联系"),
    sellerInGroup("/stop {b} email", "/停止联系 {b} 停邮件"),
    seller("/resume {b}", "/恢复联系 {b}"),
    seller("/undo", "撤销"),
    seller("/resume {b}", "/恢复联系 {b}"),
  ],
  dormant: [
    seller("/dormant", "沉睡"),
    seller("/dormant country:TR,BR", "沉睡 国家:TR,BR"),
    sellerInGroup("/dormant", "沉睡"),
    admin("/dormant-after 120", "沉睡天数 120"),
  ],
  greet: [
    seller("/greet", "祝福"),
    seller("/greet christmas", "祝福 圣诞"),
    seller("greet sent", "祝福 已发"),
    seller("/greet spring festival", "祝福 春节"),
    sellerInGroup("/greet christmas", "祝福 圣诞"),
    seller("/observe {a}", "过节 {a}"),
    seller("/observe {a} christmas", "过节 {a} 圣诞节"),
  ],
  propose: [
    seller("/need {b} model spec quantity", "需求 {b} 型号 规格 数量"),
    seller("/propose", "定级建议"),
    seller("1 ok", "1 同意"),
    seller("/accept {c}", "采纳 {c}"),
    seller("/refuse {c}", "不采纳 {c}"),
  ],
  value: [
    manager("/value", "价值"),
    seller("top 3 by value", "价值 前3"),
    manager("/value repeat", "复购率"),
    manager("/value next", "下个月谁会下单"),
    manager("/value key", "大客户分类"),
    seller("/value let go", "放手"),
    sellerInGroup("80/20"),
    seller("/value of what", "/价值 什么"),
  ],
  segments: [
    manager("/segments", "分组"),
    manager("/segments industry", "分组 行业"),
    sellerInGroup("/segments country", "分组 国家"),
  ],
  market: [
    manager("/market", "市场"),
    manager("/market TR competition 4 strength 2", "市场 TR 竞争 4 优势 2"),
    seller("/market TR", "市场 土耳其"),
  ],
  rules: [admin("/rules", "规则"), admin("/rules C every 45 days", "规则 C 每45天")],
  holiday: [
    seller("/holiday", "假期"),
    admin(
      "/holiday company 2027-02-01..2027-02-14 closed Spring Festival",
      "假期 公司 2027-02-01..2027-02-14 放假 春节",
    ),
    admin("/holiday list", "假期 列表"),
    admin("/holiday unchecked Germany 2027", "假期 待核实 德国 2027"),
    admin(
      "/holiday remove company 2027-02-01..2027-02-14",
      "假期 删除 公司 2027-02-01..2027-02-14",
    ),
  ],
  kept: [
    seller("{a} promise by friday the quote", "{a} 承诺 周五前 报价"),
    seller("{a} promise by 12/10 the drawing", "{a} 承诺 12/10 图纸"),
    seller("/kept {a}", "已兑现 {a}"),
    seller("1", "1"),
    seller("kept {a}", "已兑现 {a}"),
    seller("kept {a}", "已兑现 {a}"),
    seller("undo", "撤销"),
  ],
  resolved: [
    seller("{a} complaint the goods came late", "{a} 投诉 货晚到"),
    seller("/c {a}", "客户 {a}"),
    seller("{a} complaint by friday colour is wrong", "{a} 投诉 周五前 颜色不对"),
    seller("/complaints", "投诉清单"),
    seller("/resolved {a} told by phone", "已解决 {a} 电话告知"),
    seller("1", "1"),
    seller("/complaints {a} quality severe claim USD 800", "投诉清单 {a} 质量 严重 索赔 USD 800"),
    seller("resolved {a}", "已解决 {a}"),
    seller(
      "resolved {a} replaced 3 cartons, told them by phone, 5/5",
      "已解决 {a} 已补发三箱，电话告知，5/5",
    ),
    seller("resolved {a}", "已解决 {a}"),
    seller("undo", "撤销"),
    seller("/complaints {a} reopen", "投诉清单 {a} 重新打开"),
  ],
  concede: [
    seller("/concede {a} 3% for a referral by friday", "让利 {a} 3% 换 转介绍，周五前"),
    seller("/concede {b} USD 200", "让利 {b} USD 200"),
    seller("nothing", "没有"),
    seller("{a} introduced them a forwarder", "{a} 帮客户介绍了货代"),
    seller("1", "1"),
    seller("want to give {a} 8% off", "想给 {a} 让利 8%"),
    manager("concede", "让利"),
    seller("concede {a}", "让利 {a}"),
    seller("concede {a} returned brought a buyer", "让利 {a} 已回报 介绍了一家买家"),
    manager("concede fair", "让利 公平"),
    seller("undo", "撤销"),
  ],
  orders: [
    seller(
      "/order {a} USD 5000 margin 1200 tape deposit 30% 5 Dec balance 20 Jan",
      "/下单 {a} USD 5000 毛利1200 薄膜 定金30% 12月5日 尾款 1月20日",
    ),
    seller("{a} deposit in", "{a} 已付定金"),
    seller("{b} order", "{b} 下单"),
    seller("/orders {a}", "/订单 {a}"),
    seller("/history {a}", "/历史 {a}"),
    sellerInGroup("/orders {a}", "订单 {a}"),
    seller("undo", "撤销"),
  ],
  files: [seller("/import", "导入"), sellerInGroup("/import", "导入"), seller("/sheet", "我的表")],
  off: [
    seller("/off 2026-12-24..2026-12-31", "休假 12/24-12/31"),
    seller("/off", "休假"),
    seller("/handover chen 2026-12-24..2026-12-31", "交接 chen 12/24-12/31"),
    seller("/off cancel", "休假 取消"),
    seller("/handover cancel", "交接 取消"),
  ],
  team: [manager("/team", "团队"), managerInGroup("/team", "团队")],
  outbox: [
    admin("/outbox", "发件箱"),
    admin("/outbox retry 1", "发件箱 重试 1"),
    admin("/outbox retry 9", "发件箱 重试 9"),
    seller("/outbox", "发件箱"),
  ],
  link: [admin("/link {seller}", "关联 {seller}"), seller("/link chen", "关联 chen")],
  bind: [admin("/bind", "绑定"), managerInGroup("/bind Team", "绑定 Team")],
  drafts: [
    seller(
      "Called Lyon Décor, they like the sample, next call in 10 days",
      "和 Doha Interiors 通了电话，样品他们满意，10天后再联系",
    ),
    seller("1"),
    seller("it was yesterday", "是昨天的事"),
    seller("1"),
    seller(
      "Promised Athens Hotel Supply the new quote by friday",
      "答应 Tunis Electro 周五前发新报价",
    ),
    seller("no, it was Lyon Décor", "不对，是 Doha Interiors"),
    seller(
      "Rotterdam Green Supply placed an order yesterday, USD 12,500",
      "Johannesburg Mining Supply 昨天下了单，12,500美元",
    ),
    seller(
      "Barcelona Bikes did not answer; Milano Arredi wants a new quote; Athens Hotel Supply got the samples",
      "Lagos Build Mart 没接电话；Ankara Lift 要新报价；Tunis Electro 收到样品了",
    ),
    seller("1"),
    seller("remind me to call Athens Hotel Supply", "记得联系 Tunis Electro"),
    seller("2"),
    sellerInGroup("{a} wants a better price for the big order", "{a} 说大单要更好的价格"),
    seller("1"),
    seller(
      "Athens Hotel Supply's email is buyer@example.com",
      "Tunis Electro 的邮箱是 buyer@example.com",
    ),
    seller("I am away from 24 December to 31 December", "我12月24日到12月31日请假"),
    seller("Athens Hotel Supply is a C customer now", "Tunis Electro 现在算C级了"),
    seller("not called them yet", "还没联系他们"),
  ],
  waiting: [
    seller("/waiting", "等我回复"),
    seller("{a} replied asked for the datasheet", "{a} 已回复 问规格书"),
    seller("/today", "今日"),
    seller("/waiting", "谁在等我回复？"),
    seller("/why {a}", "为什么 {a}"),
    sellerInGroup("/waiting", "等我回复"),
    manager("/waiting", "等我回复"),
    seller("{a} ok sent it", "{a} 已联系 发了"),
  ],
  "answer-given": [
    seller("{a} replied asked for the datasheet", "{a} 已回复 问规格书"),
    seller("{a} replied wants a new quote", "{a} 已回复 要新报价"),
    seller("/answer-given {a}", "不用回复 {a}"),
    seller("1", "1"),
    seller("/answer-given {a}", "不用回复 {a}"),
    seller("/answer-given {a}", "不用回复 {a}"),
    seller("undo", "撤销"),
  ],
  contacts: [
    seller(
      "/contact {a} Maria Lopez, buyer, maria@example.com",
      "/联系人 {a} Maria Lopez 采购 maria@example.com",
    ),
    seller("{a} Maria birthday 3 March", "{a} Maria 生日 3月3日"),
    seller("{a} Maria taboo: no pork", "{a} Maria 忌讳：猪肉"),
    seller("{a} Jonas likes: tea", "{a} Jonas 喜欢：茶"),
    seller("{a} birthday 4 March", "{a} 生日 3月4日"),
    seller("/contact {a}", "/联系人 {a}"),
    seller("{a} Maria decision maker", "{a} Maria 决策人"),
    seller("/map {a}", "/关系图 {a}"),
    seller("/checkup", "/体检"),
    seller("1 birthday 14 August", "1 生日 8月14日"),
    seller(
      "/business-card Hans Meyer\nHead of Purchasing\nMeyer Folien GmbH\n+49 171 5550000\nhans.meyer@meyer-folien.de\nHamburg, Germany",
      "/名片 Hans Meyer\nHead of Purchasing\nMeyer Folien GmbH\n+49 171 5550000\nhans.meyer@meyer-folien.de\nHamburg, Germany",
    ),
    seller("/confirm", "/确认"),
    seller("/undo", "/撤销"),
    seller(
      "/business-card Jane Miller\nBuyer\njane.miller@gmail.com",
      "/名片 Jane Miller\nBuyer\njane.miller@gmail.com",
    ),
    seller(
      "/chat-log {a}\n28/11/2026, 21:41 - Emre: price?\n29/11/2026, 09:05 - You: sent\n29/11/2026, 17:30 - Emre: thanks, when can you ship?",
      "/聊天记录 {a}\n张三 2026-11-28 10:22\n报价发我\n李莉 2026-11-29 09:00\n好的\n张三 2026-11-29 15:00\n什么时候能发货",
    ),
    seller(
      "/chat-log {a}\n03/04/2026, 21:41 - Emre: hi\n05/04/2026, 09:05 - You: hello",
      "/聊天记录 {a}\n03/04/2026, 21:41 - Emre: hi\n05/04/2026, 09:05 - Lily: hello",
    ),
    seller(
      "/chat-log 28/11/2026, 21:41 - Zoltan: hi\n29/11/2026, 09:05 - Imre: hello",
      "/聊天记录 28/11/2026, 21:41 - Zoltan: hi\n29/11/2026, 09:05 - Imre: hello",
    ),
    seller("1", "1"),
    sellerInGroup(
      "/business-card Jane Miller\nBuyer\njane.miller@gmail.com",
      "/名片 Jane Miller\nBuyer\njane.miller@gmail.com",
    ),
    sellerInGroup("/contact {a}", "/联系人 {a}"),
    seller("{a} Maria phone: later", "{a} Maria 电话：以后"),
    seller("/remove contact {a} Maria Lopez", "/删除联系人 {a} Maria Lopez"),
    seller("/undo", "撤销"),
  ],
};

/** What must have happened before a push has an occasion. `{silent}` is the longest silent of all. */
export const beforePush: Readonly<Record<string, readonly Line[]>> = {
  "sheets-made": [seller("/sheet", "我的表")],
  escalation: [manager("/team West push delays on", "团队 East push 上报 开")],
  "fresh-eyes": [
    seller("{silent} na", "{silent} 未接"),
    seller("{silent} na again", "{silent} 未接 又打了一次"),
    seller("{silent} na, wrote as well", "{silent} 未接 也发了邮件"),
  ],
  "open-drafts": [
    seller("called {a}, nobody picked up", "给 {a} 打了电话没人接"),
    seller("had a call with {b} yesterday about the price", "昨天和 {b} 通了电话，聊了报价"),
  ],
  reminders: [
    seller("remind me tomorrow at 3pm to call {a}", "明天下午三点提醒我打给 {a}"),
    seller("1"),
  ],
  invitation: [admin("/onboard + 王伟 Wei, sales", "上线 + 王伟 Wei，业务员")],
  trips: [seller("/trip Germany 3-5 Dec", "出差 德国 12/3-5")],
  claims: [admin("/claim {silent}", "认领 {silent}")],
  lending: [seller("/handover lily tomorrow", "交接 anna 明天")],
  "received-customers": [admin("/leave ok lily → anna", "离职 ok anna → lily")],
};

/** What takes back afterwards what was said before a push, where other pages would be of it too. */
export const afterPush: Readonly<Record<string, readonly Line[]>> = {
  "received-customers": [admin("/undo", "撤销")],
};
