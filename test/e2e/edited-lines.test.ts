import { beforeEach, describe, expect, it } from "vitest";
import { buttonsOf } from "../../src/chat/message.ts";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";

/** Wednesday: 13:30 in Beijing, 06:30 in Berlin. */
const wednesday = "2026-12-02T05:30:00Z";

const app = sharedApp({ demo: true, now: wednesday });
let talk: Conversation;
let lily: Person;
let anna: Person;
beforeEach(() => {
  talk = startConversation(app, wednesday);
  [lily, anna] = [talk.person("lily"), talk.person("anna")];
});

const { rows } = {
  rows: <Row>(statement: Parameters<typeof app.genjin.app.store.rows>[0]) =>
    app.genjin.app.store.rows<Row & object>(statement),
};

/** What is recorded of a customer today, the newest touch first. */
const touchesOf = (ref: string) =>
  rows<{ outcome: string; at: string }>(sql`
    SELECT t.outcome, to_char(t.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS at
    FROM touch t JOIN customer c ON c.id = t.customer_id
    WHERE c.ref = ${ref} AND t.logged_at >= ${new Date(wednesday)} ORDER BY t.id DESC`);

/** All that an edit could have changed by itself. */
const everything = () =>
  rows(sql`SELECT (SELECT count(*) FROM touch) AS touches, (SELECT count(*) FROM owed) AS owed,
    (SELECT count(*) FROM audit_entry) AS changes,
    (SELECT string_agg(ref || tier || stage, ' ' ORDER BY ref) FROM customer) AS customers`);

const later = "2026-12-02T07:00:00Z";

describe("a line that was recorded and says something else now", () => {
  it.each([
    ["lily", "V4R 已联系 聊得不错", "V4R 没接", "contacted", "no-answer", /改了刚才那句话/],
    [
      "anna",
      "Q9M ok nice talk",
      "Q9M quote sent the PI",
      "contacted",
      "quoted",
      /changed what you wrote/,
    ],
    ["lily", "Q5E 已回复", "Nile 没接，明天再打", "replied", "no-answer", /改了刚才那句话/],
  ] as const)("%s: %s → %s", async (handle, before, after, was, is, title) => {
    const ref = before.slice(0, 3);
    const person = talk.person(handle);
    const key = `line-${handle}-${ref}`;
    await person.says(before, { key });
    expect(await touchesOf(ref)).toMatchObject([{ outcome: was }]);
    const all = await everything();
    talk.setClock(later);
    const [draft, ...others] = await person.changes(key, after);
    expect(others).toEqual([]);
    expect(draft?.text).toMatch(title);
    expect(draft?.message.draft?.items).toMatchObject([
      { act: "undo" },
      { act: "touch", ref, outcome: is },
    ]);
    // Nothing is changed by itself.
    expect(await everything()).toEqual(all);
    await person.says("1");
    // It happened when it was said, not when it was mended.
    expect(await touchesOf(ref)).toEqual([{ outcome: is, at: "2026-12-02 05:30" }]);
    // The same line once more: now the new words are what was recorded.
    await person.changes(key, before);
    await person.presses(/记|Record/);
    expect(await touchesOf(ref)).toEqual([{ outcome: was, at: "2026-12-02 05:30" }]);
  });

  it("is taken up once, however often the platform tells of it", async () => {
    await lily.says("K7V 已联系", { key: "once" });
    const first = await lily.changes("once", "K7V 没接", { key: "edit-1" });
    expect(first).toHaveLength(1);
    expect(await lily.changes("once", "K7V 没接", { key: "edit-1" })).toEqual([]);
  });

  it("is read with the list that stood there when it was said", async () => {
    const [list] = await lily.says("今日");
    const second = list?.message.subjects[1]?.ref ?? "";
    await lily.says("2 已联系", { key: "numbered" });
    talk.setClock(later);
    await lily.says("沉睡");
    const [draft] = await lily.changes("numbered", "2 没接");
    expect(draft?.message.draft?.items).toMatchObject([
      { act: "undo" },
      { act: "touch", ref: second, outcome: "no-answer" },
    ]);
  });

  it("was drafted first: what the draft came to is what is taken back", async () => {
    await anna.says("called Lyon, they want samples", { key: "drafted" });
    await anna.presses("Record it");
    const [recorded] = await touchesOf("E4W");
    expect(recorded).toBeDefined();
    const [draft] = await anna.changes("drafted", "called Lyon, nobody answered");
    expect(draft?.message.draft?.items).toMatchObject([
      { act: "undo", ref: "E4W" },
      { act: "touch", ref: "E4W", outcome: "no-answer" },
    ]);
    await anna.says("1");
    expect(await touchesOf("E4W")).toMatchObject([{ outcome: "no-answer" }]);
  });

  it("and its draft is corrected in words like any other", async () => {
    await lily.says("C9U 已联系", { key: "worded" });
    talk.setClock(later);
    await lily.changes("worded", "C9U 没接");
    await lily.says("昨天");
    await lily.says("1");
    expect(await touchesOf("C9U")).toMatchObject([
      { outcome: "no-answer", at: expect.stringMatching(/^2026-12-01/) },
    ]);
  });

  it("leaves alone what other lines told, though it was recorded together with it", async () => {
    const [one] = await lily.says("客户Muscat下单了 40尺柜一个", { key: "first" });
    const [two] = await lily.says("Nairobi那家昨天打过电话没人接", { key: "second" });
    const ids = [one, two].map((drafted) => drafted?.message.draft?.id);
    await lily.says(`/confirm ${ids.join(",")}`);
    expect(await touchesOf("C2Y")).toHaveLength(1);
    const [draft] = await lily.changes("second", "Nairobi那家回了");
    expect(draft?.message.draft?.items).toMatchObject([
      { act: "undo" },
      { ref: "C2Y", outcome: "ordered" },
      { ref: "T4X", outcome: "replied" },
    ]);
    await lily.says("1");
    expect(await touchesOf("C2Y")).toMatchObject([{ outcome: "ordered" }]);
    expect(await touchesOf("T4X")).toMatchObject([{ outcome: "replied" }]);
  });
});

describe("a line that was recorded and is not there any more", () => {
  it.each([
    ["lily", "M6Q 已联系 问了船期", /你删了那句话/, "撤销"],
    ["anna", "Q9M ok asked about the vessel", /You deleted what you wrote/, "Undo"],
  ] as const)("%s: %s", async (handle, line, title, undo) => {
    const person = talk.person(handle);
    const ref = line.slice(0, 3);
    await person.says(line, { key: `gone-${ref}` });
    const before = await touchesOf(ref);
    const [offer] = await person.changes(`gone-${ref}`, null);
    expect(offer?.text).toMatch(title);
    expect(offer?.text).toContain(`#${ref}`);
    expect(await touchesOf(ref)).toEqual(before);
    await person.presses(undo);
    expect(await touchesOf(ref)).toHaveLength(before.length - 1);
  });

  it("told something else than a touch: its undo is offered as well", async () => {
    await lily.says("/tag V4R +展会", { key: "tagged" });
    const [offer] = await lily.changes("tagged", null);
    expect(offer?.text).toContain("#V4R");
    await lily.says("1");
    const tags = await rows<{ tags: string[] }>(sql`SELECT tags FROM customer WHERE ref = 'V4R'`);
    expect(tags[0]?.tags).not.toContain("展会");
  });
});

describe("nothing is said of a line", () => {
  it("that recorded nothing", async () => {
    await lily.says("今日", { key: "asked" });
    expect(await lily.changes("asked", "沉睡")).toEqual([]);
    expect(await lily.changes("asked", null)).toEqual([]);
    expect(await lily.changes("never-said", "V4R 没接")).toEqual([]);
  });

  it("that somebody has undone", async () => {
    await lily.says("K7V 已回复", { key: "undone" });
    await lily.says("撤销");
    expect(await lily.changes("undone", "K7V 没接")).toEqual([]);
    expect(await lily.changes("undone", null)).toEqual([]);
  });

  it("in which a letter was mended", async () => {
    await anna.says("Q9M ok, sent the PI", { key: "letter" });
    const drafts = await rows(sql`SELECT count(*) FROM draft WHERE state = 'open'`);
    expect(await anna.changes("letter", "Q9M OK, sent the PI")).toEqual([]);
    expect(await rows(sql`SELECT count(*) FROM draft WHERE state = 'open'`)).toEqual(drafts);
  });

  it("of somebody else", async () => {
    await lily.says("V4R 已联系", { key: "hers" });
    expect(await anna.changes("hers", null)).toEqual([]);
  });
});

it("a draft that is open is replaced by that of the new words", async () => {
  const [first] = await anna.says("called Lyon, they want samples", { key: "open" });
  const [second] = await anna.changes("open", "called Lyon, nobody answered");
  expect(second?.message.draft?.items).toMatchObject([{ ref: "E4W", outcome: "no-answer" }]);
  const states = await rows<{ id: string; state: string }>(sql`SELECT id, state FROM draft`);
  const stateOf = (id: string | undefined) => states.find((one) => one.id === id)?.state;
  expect(stateOf(first?.message.draft?.id)).toBe("dropped");
  expect(stateOf(second?.message.draft?.id)).toBe("open");
});

it("new words that record nothing leave the record, and offer to undo it", async () => {
  await lily.says("M6Q 已联系", { key: "unread" });
  const before = await touchesOf("M6Q");
  const [offer] = await lily.changes("unread", "今日");
  expect(offer?.text).toMatch(/没有可记的内容/);
  expect(buttonsOf(offer?.message as never).map(({ label }) => label)).toEqual(["撤销"]);
  expect(await touchesOf("M6Q")).toEqual(before);
});

it("what more was recorded on, or a day has passed over, stays and says so", async () => {
  await lily.says("T4X 已联系", { key: "older" });
  talk.setClock("2026-12-03T09:00:00Z");
  const [late] = await lily.changes("older", "T4X 没接");
  expect(late?.text).toMatch(/已过了一天/);
  await lily.says("/tier V8Y B", { key: "earlier" });
  await lily.says("/tier V8Y D");
  const before = await everything();
  const [since] = await lily.changes("earlier", null);
  expect(since?.text).toMatch(/之后又记过别的/);
  expect(await everything()).toEqual(before);
});

it("in a group it is told in private, and nothing is said there", async () => {
  const [team] = await rows<{ id: string }>(sql`SELECT t.id FROM team t
    JOIN team_member m ON m.team_id = t.id JOIN member p ON p.id = m.member_id WHERE p.handle = 'lily'`);
  const inTeam = team?.id ?? "";
  await lily.says("/log G9G 已联系", { key: "grouped", inTeam });
  expect(await touchesOf("G9G")).not.toEqual([]);
  const answers = await lily.changes("grouped", null, { inTeam });
  expect(answers).toHaveLength(1);
  for (const { chat } of answers) expect(chat).toBe("direct:lily");
});
