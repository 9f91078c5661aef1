import { afterAll, beforeAll, expect, it } from "vitest";
import { startImporting } from "../support/importing.ts";
import { makeSheets } from "../support/made-sheets.ts";
import { xlsx } from "../support/xlsx.ts";

let house: Awaited<ReturnType<typeof startImporting>>;
beforeAll(async () => {
  house = await startImporting();
});
afterAll(() => house.stop());

it("brings nine in ten of the dated notes of thirty lists to the right day, and names what is in doubt", async () => {
  let [all, right, wrongUntold] = [0, 0, 0];
  for (const { name, csv, days } of makeSheets()) {
    const result = await house.take("sheet", csv, { as: "lily", fileName: name });
    expect(result.import, `${name} ${JSON.stringify(result.problems)}`).not.toBeNull();
    const rows = await house.rows(
      `SELECT c.name, to_char(t.at AT TIME ZONE c.zone, 'YYYY-MM-DD') AS day
       FROM touch t JOIN customer c ON c.id = t.customer_id WHERE c.name LIKE 'Firma ${name.slice(6)}-%'`,
    );
    const found = new Map<string, string[]>();
    for (const { name: company, day } of rows)
      found.set(String(company), [...(found.get(String(company)) ?? []), String(day)]);
    const isDoubted = result.reasons.some(({ reason }) => reason === "year-in-doubt");
    for (const [company, expected] of days) {
      const left = [...(found.get(company) ?? [])];
      for (const day of expected) {
        all++;
        const at = left.indexOf(day);
        if (at === -1) wrongUntold += isDoubted ? 0 : 1;
        else {
          right++;
          left.splice(at, 1);
        }
      }
    }
  }
  console.info(
    `${right} of ${all} notes on their day; ${wrongUntold} elsewhere in lists without doubts`,
  );
  expect(all).toBeGreaterThan(1000);
  expect(right / all).toBeGreaterThanOrEqual(0.9);
}, 300_000);

it("reads a history under a name with its years", async () => {
  const csv = [
    "客户名称,国别,跟进记录（2025-2026）",
    '年标 AB,芬兰,"12.28 首次联系\n1.5 报价\n6.30 样品单"',
  ].join("\n");
  const result = await house.take("sheet", csv, { as: "lily" });
  expect(result).toMatchObject({ unknownColumns: [], problemCount: 0 });
  const days = await house.rows(
    `SELECT to_char(t.at AT TIME ZONE c.zone, 'YYYY-MM-DD') AS day FROM touch t
     JOIN customer c ON c.id = t.customer_id WHERE c.name = '年标 AB' ORDER BY t.at`,
  );
  expect(days.map(({ day }) => day)).toEqual(["2025-12-28", "2026-01-05", "2026-06-30"]);
});

it("takes the last contact, the next one and what has no column of its own, and the same again adds nothing", async () => {
  const csv = [
    "客户,国家,联系人,微信,产品,最后跟进日期,跟进记录,下次跟进,库位",
    '远航 Oy,芬兰,Pekka,pekka_w,PE film,2026-11-10,"11/3 报价\n11/10 电话：要样品",2026-12-08,A1',
    "无日期 Oy,芬兰,,,,,聊得不错,,",
    "只有日期 Oy,芬兰,,,,2026-10-01,,2026-10-05,",
  ].join("\n");
  const result = await house.take("sheet", csv, { as: "lily" });
  expect(result).toMatchObject({ rows: 3, unknownColumns: ["库位"], problemCount: 0 });
  expect(result.reasons).toEqual(
    expect.arrayContaining([
      { reason: "history-undated", count: 1, values: ["3"] },
      { reason: "next-past", count: 1, values: ["4: 2026-10-05"] },
    ]),
  );
  const touches = await house.rows(
    `SELECT c.name, to_char(t.at AT TIME ZONE c.zone, 'YYYY-MM-DD') AS day, t.kind FROM touch t
     JOIN customer c ON c.id = t.customer_id WHERE c.name LIKE '% Oy' ORDER BY 2`,
  );
  expect(touches).toEqual([
    { name: "只有日期 Oy", day: "2026-10-01", kind: "other" },
    { name: "远航 Oy", day: "2026-11-03", kind: "quote" },
    { name: "远航 Oy", day: "2026-11-10", kind: "call" },
  ]);
  const [planned] = await house.rows(`SELECT requested_on FROM customer WHERE name = '远航 Oy'`);
  expect(planned).toEqual({ requested_on: "2026-12-08" });
  const again = await house.take("sheet", csv, { as: "lily" });
  expect(again).toMatchObject({ created: 0, updated: 0 });
  expect(await house.revert(result.import, "lily")).toMatchObject({ outcome: "reverted" });
  expect(await house.rows(`SELECT id FROM customer WHERE name LIKE '% Oy'`)).toEqual([]);
});

const daysOf = (name: string) =>
  house.rows(
    `SELECT to_char(t.at AT TIME ZONE c.zone, 'YYYY-MM-DD') AS day, t.kind FROM touch t
     JOIN customer c ON c.id = t.customer_id WHERE c.name = '${name}' ORDER BY t.at`,
  );

it.each([
  ["客户名称,国别,第一次跟进日期,第一次跟进内容,第2次跟进日期,第2次跟进内容", "Numera AB"],
  [
    "Company,Country,Follow-up 1 date,Follow-up 1 notes,2nd follow-up date,2nd follow-up notes",
    "Numerb AB",
  ],
])("reads numbered follow-ups, each with its day: %s", async (header, name) => {
  const csv = `${header}\n${name},Finland,2026-11-03,email 报价,2026/11/10,电话：要样品\nLeer ${name},Finland,,,,`;
  const result = await house.take("sheet", csv, { as: "lily" });
  expect(result).toMatchObject({ rows: 2, unknownColumns: [], problemCount: 0 });
  expect(await daysOf(name)).toEqual([
    { day: "2026-11-03", kind: "email" },
    { day: "2026-11-10", kind: "call" },
  ]);
  expect(await daysOf(`Leer ${name}`)).toEqual([]);
});

it("reads a column of notes as history where each line begins with a day and its year", async () => {
  const csv = [
    "Company,Country,Notes",
    'Dated Oy,Finland,"2026-11-03 called, wants the price list\n2026-11-10 sent samples"',
    '"Plain Oy",Finland,"likes blue, since 2019 with us\n2026-11-10 fair"',
  ].join("\n");
  const result = await house.take("sheet", csv, { as: "lily" });
  expect(result).toMatchObject({ rows: 2, unknownColumns: [], problemCount: 0 });
  expect((await daysOf("Dated Oy")).map(({ day }) => day)).toEqual(["2026-11-03", "2026-11-10"]);
  expect(await daysOf("Plain Oy")).toEqual([]);
  expect(await house.take("sheet", csv, { as: "lily" })).toMatchObject({ created: 0, updated: 0 });
});

it("takes no day out of a text that has a day beside it, and none silently away", async () => {
  const csv = [
    "客户名称,国别,第一次跟进日期,第一次跟进内容,第二次跟进日期,第二次跟进内容",
    '"Beside Oy",Finland,2026-11-03,"sent PI, he pays 12/5",,11/10 要样品',
  ].join("\n");
  expect(await house.take("sheet", csv, { as: "lily" })).toMatchObject({ problemCount: 0 });
  expect((await daysOf("Beside Oy")).map(({ day }) => day)).toEqual(["2026-11-03", "2026-11-10"]);
});

it("takes notes for no history where a line has more than its own day", async () => {
  const csv = [
    "Company,Country,Notes",
    '"Shipping Oy",Finland,2026-03-05 signed contract ship 2026-09-30',
  ].join("\n");
  expect(await house.take("sheet", csv, { as: "lily" })).toMatchObject({ problemCount: 0 });
  expect(await daysOf("Shipping Oy")).toEqual([]);
});

const dayList = async (name: string) => (await daysOf(name)).map(({ day }) => day);

it.each([
  ["1月,2月,3月,10月", "5号发报价,,18号电话；20日寄样,2000"],
  ["Jan 2026,Feb 2026,Mar 2026,Oct 2026", '5/1 sent offer,,"18/3 call; 20/3 quoted EUR 2.05",2000'],
])("reads a column a month: %s", async (months, cells) => {
  const name = `Monat ${months.slice(0, 1)} Oy`;
  const csv = `2026 年跟进表\n客户名称,国家,${months}\n${name},芬兰,${cells}\n`;
  const result = await house.take("sheet", csv, { as: "lily" });
  expect(result).toMatchObject({ unknownColumns: [], problemCount: 0 });
  expect(await dayList(name)).toEqual(["2026-01-05", "2026-03-18", "2026-03-20"]);
  expect(result.reasons).toEqual([{ reason: "figure-alone", count: 1, values: ["3: 2000"] }]);
});

it("keeps a note of which only the month is written on the 1st, and says so", async () => {
  const csv = "Company,Country,Jan 2026,Feb 2026\nVague Oy,Finland,,intro mail\n";
  const result = await house.take("sheet", csv, { as: "lily" });
  expect(await dayList("Vague Oy")).toEqual(["2026-02-01"]);
  expect(result.reasons).toEqual([
    { reason: "day-of-month", count: 1, values: ["2: Feb 2026 → 2026-02-01"] },
  ]);
});

it("reads two rows of headers, and rows below that do not name their customer, but no sum", async () => {
  const csv = [
    "客户信息,,第一次跟进,,第二次跟进,",
    "公司名,国家,日期,内容,日期,内容",
    "Kopf Oy,芬兰,2026/3/3,开发信,2026-03-10,要样品",
  ].join("\n");
  await house.take("sheet", csv, { as: "lily" });
  expect(await dayList("Kopf Oy")).toEqual(["2026-03-03", "2026-03-10"]);
  const block = [
    "No.,Customer,Country,Date,Action,Remarks",
    "1,Block Oy,Finland,14/01/2026,Email,first offer",
    ",,,21/01/2026,Call,buyer on leave",
    "Total,,,,,2",
  ].join("\n");
  await house.take("sheet", block, { as: "lily" });
  expect(await daysOf("Block Oy")).toEqual([
    { day: "2026-01-14", kind: "email" },
    { day: "2026-01-21", kind: "call" },
  ]);
});

it("reads sheets with the same header together, each with the year and the colleague that its name says", async () => {
  const head = ["客户", "国家", "跟进记录"];
  const bytes = xlsx([head, ["Jahr Oy", "芬兰", "9月3日 询价；9月5日 报价"], ["合计", 1]], {
    name: "2025",
    more: [
      ["2026", [head, ["Jahr Oy", "芬兰", "1月8日 换采购"]]],
      ["Tom", [head, ["Toms Oy", "芬兰", "2026-3-3 到访"]]],
    ],
  });
  const result = await house.take("sheet", bytes, { as: "ada" });
  expect(result).toMatchObject({ problemCount: 0, unreadSheets: [] });
  expect(await dayList("Jahr Oy")).toEqual(["2025-09-03", "2025-09-05", "2026-01-08"]);
  expect(result.reasons.map(({ reason }) => reason)).not.toContain("year-in-doubt");
  expect(result.reasons).toContainEqual(
    expect.objectContaining({ reason: "sheet-behind", count: 2 }),
  );
  const [owned] = await house.rows(
    "SELECT m.handle FROM customer c JOIN member m ON m.id = c.owner_id WHERE c.name = 'Toms Oy'",
  );
  expect(owned).toEqual({ handle: "tom" });
  const lilys = await house.take("sheet", bytes, { as: "lily" });
  expect(lilys.import).toBeNull();
  expect(lilys.problems).toContainEqual(expect.objectContaining({ code: "owner-not-yours" }));
});

it("takes what lies ahead, and a remark beside the last contact, for no touch", async () => {
  const months = [
    "客户名称,国家,9月,10月,11月,12月",
    "Plan A Oy,芬兰,3号发报价,USD 3\u00a0000,500 pcs,计划拜访",
    "Plan B Oy,芬兰,邮件,8号电话,25号要来,n/a",
    "Plan C Oy,芬兰,5号报价,没跟进,12/20 ETD,",
  ].join("\n");
  await house.take("sheet", months, { as: "lily" });
  expect(await dayList("Plan A Oy")).toEqual(["2026-09-03"]);
  expect(await dayList("Plan B Oy")).toEqual(["2026-09-01", "2026-10-08"]);
  expect(await dayList("Plan C Oy")).toEqual(["2026-09-05"]);
  const remarks = [
    "客户,国家,最后联系日期,备注,下一步跟进,注意事项",
    "Bemerk A Oy,芬兰,2026-11-10,11/5 到期的合同要续,12/5 打电话,12/24 不发货",
    "Bemerk B Oy,芬兰,2026-11-10,12/1涨价前下单,,",
    "Bemerk C Oy,芬兰,2026-11-10,3/5 前付款,,",
    "Bemerk D Oy,芬兰,2026-11-10,ETD 12/5,,",
  ].join("\n");
  await house.take("sheet", remarks, { as: "lily" });
  const short =
    "Name of company,Country,Date,Result\nKurz A Oy,Finland,04/09/26,12/15 shipment\nKurz B Oy,Finland,25/09/26,11/1 contract ends\n";
  await house.take("sheet", short, { as: "lily" });
  expect(await dayList("Kurz A Oy")).toEqual(["2026-09-04"]);
  expect(await dayList("Kurz B Oy")).toEqual(["2026-09-25"]);
  for (const which of ["A", "B", "C", "D"])
    expect(await dayList(`Bemerk ${which} Oy`)).toEqual(["2026-11-10"]);
});

it("gives a row with a code of its own not to the customer above, and takes a person named twice", async () => {
  const csv = [
    "客户编号,客户名称,国家,日期,联系人,邮箱,跟进内容",
    "Z-1,Eins Oy,芬兰,2026-11-03,Pekka,p@eins.example,报价",
    ",,,2026-11-05,Pekka,,电话",
  ].join("\n");
  const other = await house.take("sheet", `${csv}\nZ-2,,芬兰,2026-11-06,,,寄样`, { as: "lily" });
  expect(other.problems).toMatchObject([{ row: 4, code: "value-missing" }]);
  const result = await house.take("sheet", csv, { as: "lily" });
  expect(result.import).not.toBeNull();
  expect(await dayList("Eins Oy")).toEqual(["2026-11-03", "2026-11-05"]);
  expect(result.reasons).toContainEqual({
    ...{ reason: "person-again", count: 1, values: ["3: Pekka"] },
  });
});

it("reads a list of contacts by their day and way, and days by the kind that their column names", async () => {
  const csv = [
    "日期,客户名称,国家,联系方式,跟进内容,客户反馈,下次联系日期",
    "2026/11/3,Weg Oy,芬兰,电话,要目录,有意向,2026-12-10",
    "2026/11/9,,,邮件,发目录,再看看,",
  ].join("\n");
  await house.take("sheet", csv, { as: "lily" });
  expect(await daysOf("Weg Oy")).toEqual([
    { day: "2026-11-03", kind: "call" },
    { day: "2026-11-09", kind: "email" },
  ]);
  const acts =
    "Company,Country,Quote date,Expected order date\nTat Oy,Finland,2026-11-04,2026-12-20";
  await house.take("sheet", acts, { as: "lily" });
  expect(await daysOf("Tat Oy")).toEqual([{ day: "2026-11-04", kind: "quote" }]);
});

it("takes a column for a history by what it holds, and no plans, whatever they are called", async () => {
  const csv = [
    "Customer,Country,Diary,Pending,9月跟进,10月跟进",
    '"Tagebuch A Oy",Finland,"- 25.10.2026 balance due 14.11.2026\n- 19.11.2026 complaint",11/29 samples,,9号电话',
    '"Tagebuch B Oy",Finland,"- 02.11.2026 intro email",12/5 call,3号报价,',
  ].join("\n");
  const result = await house.take("sheet", csv, { as: "lily" });
  expect(result.unknownColumns).toEqual(["Pending"]);
  expect(await dayList("Tagebuch A Oy")).toEqual(["2026-10-09", "2026-10-25", "2026-11-19"]);
  expect(await dayList("Tagebuch B Oy")).toEqual(["2026-09-03", "2026-11-02"]);
});
