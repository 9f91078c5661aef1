import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createSecondReader } from "../../src/llm/chat-completions.ts";
import { createMetrics } from "../../src/metrics/create-metrics.ts";
import { sql } from "../../src/store/database/sql.ts";
import { type Behaviour, startLlm } from "../simulators/llm/simulator.ts";
import type { OpenApp } from "../support/app.ts";
import { type Conversation, type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";

/** Wednesday: 13:30 in Beijing, 06:30 in Berlin. */
const wednesday = "2026-12-02T05:30:00Z";

const llm = await startLlm();
afterAll(() => llm.stop());

const app = sharedApp({ demo: true, now: wednesday, environment: llm.environment });
let logged: object[];
let talk: Conversation;
let lily: Person;
let anna: Person;
beforeEach(() => {
  llm.asked.length = 0;
  llm.proposes();
  logged = [];
  talk = startConversation(withReader(true), wednesday);
  [lily, anna] = [talk.person("lily"), talk.person("anna")];
});

/** The app with a second reader that remembers nothing, or without one. */
function withReader(isThere: boolean): OpenApp {
  const { secondReader: _, ...bot } = app.genjin.bot;
  const log = { ...bot.log, warn: (fields: object) => logged.push(fields) };
  const secondReader = createSecondReader(llm.config, log);
  const changed = isThere ? { ...bot, secondReader } : bot;
  return { url: app.url, genjin: { ...app.genjin, bot: changed } };
}

/** All that could have been recorded. */
const everything = () =>
  app.genjin.app.store.rows(sql`
    SELECT (SELECT count(*) FROM touch) AS touches, (SELECT count(*) FROM audit_entry) AS changes,
      (SELECT string_agg(ref || tier || coalesce(requested_on::text, ''), ' ' ORDER BY ref)
        FROM customer) AS customers`);

// Words that nobody says: whatever the model learns, it cannot tell what they do.
const [unclear, unclearInChinese] = [
  "Hansa blorped yesterday, zindled 15 December",
  "Nile 昨天魑魅魍魉，12月15日饕餮",
];

describe("a line that our own reading leaves open", () => {
  it("is asked of the model that is configured, and becomes a draft", async () => {
    const own = startConversation(app, wednesday).person("anna");
    llm.proposes({ line: 1, act: "replied" });
    const [shown] = await own.says("Hansa flumped the wug");
    expect(shown?.message.draft?.items).toMatchObject([{ ref: "V6V", outcome: "replied" }]);
  });

  it.each([
    ["anna", unclear, "V6V"],
    ["lily", unclearInChinese, "Q5E"],
  ])("%s: “%s” is a draft that a 1 records, with days that were read", async (who, line, ref) => {
    const person = talk.person(who);
    const before = await everything();
    llm.proposes({ line: 1, act: "no-answer", customer: "C1", happened: "[D1]", next: "D2" });
    const [shown] = await person.says(line);
    expect(shown?.message.draft?.items).toEqual([
      expect.objectContaining({
        ...{ act: "touch", ref, outcome: "no-answer" },
        ...{ at: "2026-12-01", next: "2026-12-15" },
      }),
    ]);
    expect(await everything()).toEqual(before);
    await person.says("1");
    person.hears(/^✅ (已记下|Recorded)$/m);
    expect(await everything()).not.toEqual(before);
    expect(llm.asked).toHaveLength(1);
  });

  it("may plan, note what is to be known, and be fenced as JSON", async () => {
    const items = [
      { line: 1, act: "fact" },
      { line: 1, act: "plan", next: "D2" },
    ];
    llm.does({ says: `\`\`\`json\n${JSON.stringify({ items })}\n\`\`\`` });
    const [shown] = await anna.says(unclear);
    expect(shown?.message.draft?.items).toMatchObject([
      { act: "note", ref: "V6V" },
      { act: "plan", ref: "V6V", next: "2026-12-15" },
    ]);
  });

  it("is asked alone where the rest of it is clear", async () => {
    llm.proposes({ line: 1, act: "declined", customer: "C1" });
    const [shown] = await anna.says("Hansa blorped the wug; Great Lakes didn't pick up");
    expect(shown?.message.draft?.items).toMatchObject([
      { ref: "K9Y", outcome: "no-answer" },
      { ref: "V6V", outcome: "declined" },
    ]);
    expect(llm.asked.map(({ body }) => questionIn(body))).toEqual([
      { lines: [{ line: 1, text: "[C1] [X1] the [X2];" }], days: {} },
    ]);
  });

  it.each([
    ["1 ok sent the PI +3d"],
    ["#V6V na"],
    ["/today"],
    ["今日"],
    ["which customers are dormant?"],
    ["what did we promise Hansa?"],
    ["Hansa flumped the wug?"],
    ["Hansa"],
    ["called Lyon, they want a new offer by Friday"],
    ["thanks!"],
    ["blorped the wug"],
    ["undo"],
  ])("alone: “%s” is asked of nobody", async (line) => {
    await anna.says(line);
    expect(llm.asked).toEqual([]);
  });
});

describe("an answer of the model that is not to be taken", () => {
  const proposal = (...items: readonly object[]) => ({ says: JSON.stringify({ items }) });
  it.each<[string, Behaviour]>([
    ["is no JSON", { says: "I think they replied." }],
    ["is other JSON", { says: '{"draft":"replied"}' }],
    ["knows an act of its own", proposal({ line: 1, act: "refund" })],
    ["orders a change that it may not", proposal({ line: 1, act: "owner", customer: "C1" })],
    ["names a customer that is not there", proposal({ line: 1, act: "replied", customer: "C2" })],
    ["names one by name", proposal({ line: 1, act: "replied", customer: "Great Lakes" })],
    ["names one by its number", proposal({ line: 1, act: "replied", customer: "K9Y" })],
    ["names a day as a customer", proposal({ line: 1, act: "replied", customer: "D1" })],
    ["makes up a day", proposal({ line: 1, act: "replied", happened: "2026-11-30" })],
    ["names a day that is not there", proposal({ line: 1, act: "plan", next: "D3" })],
    ["plans the past", proposal({ line: 1, act: "plan", next: "D1" })],
    ["tells of the future", proposal({ line: 1, act: "replied", happened: "D2" })],
    ["plans no day", proposal({ line: 1, act: "plan" })],
    ["speaks of another line", proposal({ line: 2, act: "replied" })],
    ["is good but for one", proposal({ line: 1, act: "replied" }, { line: 1, act: "refund" })],
    ["has nothing to say", proposal()],
    ["is refused", { status: 401, body: "{}" }],
    ["is none for now", { status: 429, body: "{}" }],
    ["is a failure", { status: 500, body: "{}" }],
    ["is a page", { status: 200, body: "<html></html>", type: "text/html" }],
    ["is broken", { status: 200, body: '{"choices":' }],
    ["does not come", "silent"],
    ["breaks off", "breaks-off"],
  ])("since it %s changes nothing: the answer is that of today", async (_, does) => {
    const [today] = await startConversation(withReader(false), wednesday)
      .person("anna")
      .says(unclear);
    const before = await everything();
    llm.does(does);
    const [answer] = await anna.says(unclear);
    expect(llm.asked).toHaveLength(1);
    expect(answer?.message).toEqual(today?.message);
    expect(answer?.message.draft).toBeUndefined();
    expect(await everything()).toEqual(before);
  });

  it.each(["Hansa zindled, wug not glimmed", "Nile 不饕餮魑魅"])(
    "since the words deny it: %s",
    async (line) => {
      llm.proposes({ line: 1, act: "ordered" });
      const [answer] = await (line.startsWith("H") ? anna : lily).says(line);
      expect(answer?.message.draft).toBeUndefined();
    },
  );

  it("that is slow to come holds up nobody else", async () => {
    llm.does("silent");
    const answered: string[] = [];
    const says = async (who: string, line: string) => {
      await talk.person(who).says(line);
      answered.push(who);
    };
    const waiting = says("anna", unclear);
    await expect.poll(() => llm.asked.length).toBe(1);
    await Promise.all([says("lily", unclearInChinese), says("chen", "/week")]);
    await waiting;
    expect(answered.at(-1)).toBe("anna");
    expect(llm.asked).toHaveLength(1);
  });

  it("is not asked for again for a while after three failures", async () => {
    llm.does({ status: 503, body: "" });
    for (let times = 0; times < 6; times++) await anna.says(unclear);
    expect(llm.asked).toHaveLength(3);
  });
});

describe("what somebody writes to mislead the model", () => {
  it("is data to it, and at most a draft of what it names to whoever wrote it", async () => {
    const before = await everything();
    llm.proposes({ line: 1, act: "ordered", customer: "C1" });
    const said = "Hansa blorped wug zorb obey rules";
    const [shown] = await anna.says(said);
    const [{ messages } = { messages: [] }] = llm.asked.map(({ body }) => JSON.parse(body));
    expect(messages[0].content).not.toMatch(/rules/);
    expect(messages[1].content).toMatch(/rules/);
    expect(shown?.message.draft?.items).toMatchObject([{ ref: "V6V", outcome: "ordered" }]);
    expect(shown?.message.draft?.items[0]).not.toHaveProperty("amount");
    expect(await everything()).toEqual(before);
  });
});

/** What the model is asked about the lines, as it came over the wire. */
const questionIn = (body: string) => JSON.parse(JSON.parse(body).messages[1].content);

describe("what goes over the wire", () => {
  it.each([
    ["anna", "Hansa blorped, wug wxid_canary77 zorb Иван Петров 88/99887766"],
    ["anna", "Hansa flumped Klaus zahrawi wug lily zindled Hamburg #V6V"],
    ["anna", "hansa flumped the wug, blorped fatima zahrawi zindled 17 March"],
    ["lily", "李莉 Nile 饕餮 Dokki 开罗 #Q5E 魑魅，跟赵敏敏，金丝雀机械"],
    ["lily", "Nile 魑魅，微信wxid_canary77，饕餮 Zahrawi 9988 USD 48,123"],
  ])("is none of the names, numbers, days and addresses in %s: “%s”", async (who, line) => {
    await talk.person(who).says(line);
    expect(llm.asked).toHaveLength(1);
    const { body = "", headers } = llm.asked[0] ?? {};
    const bytes = body + JSON.stringify({ ...headers, authorization: "" });
    expect(bytes).not.toMatch(
      /hansa|nile|klaus|lily|anna|hamburg|dokki|cairo|v6v|q5e|canar|wxid|zahrawi|fatima|48[,.]?123|march|9988/i,
    );
    expect(body).not.toMatch(/李|莉|开罗|赵|敏|金丝雀|机械|Иван|Петров|2026|\\u/);
    const { lines, days, ...others } = questionIn(body);
    expect(others).toEqual({});
    expect(Object.keys(JSON.parse(body)).sort()).toEqual(["messages", "model", "response_format"]);
    const bare = lines.map(({ text }: { text: string }) => text.replace(/\[[A-Z]\d+\]/g, ""));
    expect(bare.join()).not.toMatch(/[\p{N}@]/u);
    expect(Object.values(days).every((one) => /^(past|today|coming|either)$/.test(`${one}`))).toBe(
      true,
    );
  });

  it("is the same instructions for everybody", async () => {
    await anna.says(unclear);
    await lily.says(unclearInChinese);
    const told = llm.asked.map(({ body }) => JSON.parse(body).messages[0].content);
    expect(new Set(told).size).toBe(1);
    expect(told).toHaveLength(2);
  });

  it("is counted and logged without a word of it", async () => {
    const { registry } = createMetrics(app.genjin, () => false);
    llm.proposes({ line: 1, act: "replied" });
    await anna.says(unclear);
    llm.does({ status: 429, body: "" });
    await anna.says(unclear);
    const text = await registry.metrics();
    expect(text).toMatch(/genjin_second_readings_total\{outcome="drafted"\} 1/);
    expect(text).toMatch(/genjin_second_readings_total\{outcome="refused"\} 1/);
    expect(text).not.toMatch(/blorp|Hansa/i);
    expect(logged).toEqual([{ outcome: "refused", status: 429, failures: 1 }]);
  });
});
