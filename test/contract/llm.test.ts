import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { SecondReader } from "../../src/bot/drafting/second-reader.ts";
import { createSecondReader } from "../../src/llm/chat-completions.ts";
import { type Behaviour, startLlm } from "../simulators/llm/simulator.ts";

const llm = await startLlm();
afterAll(() => llm.stop());

let reader: SecondReader;
let clock: number;
let logged: object[];
beforeEach(() => {
  llm.asked.length = 0;
  llm.does({ says: "{}" });
  [clock, logged] = [1000, []];
  const log = { warn: (fields: object, message: string) => logged.push({ ...fields, message }) };
  reader = createSecondReader(llm.config, log, () => clock);
});

const secret = "said-in-confidence";
const ask = () => reader.ask("Answer with JSON.", secret);

describe("a language model", () => {
  it("is asked as its protocol wants, and its message is the answer", async () => {
    llm.does({ says: '{"items":[]}' });
    expect(await ask()).toEqual({ outcome: "answered", text: '{"items":[]}' });
    const [request, ...others] = llm.asked;
    expect(others).toEqual([]);
    expect(request?.path).toBe("/v1/chat/completions");
    expect(JSON.parse(request?.body ?? "")).toEqual({
      model: llm.config.model,
      messages: [
        { role: "system", content: "Answer with JSON." },
        { role: "user", content: secret },
      ],
      response_format: { type: "json_object" },
    });
    expect(logged).toEqual([]);
  });

  it.each<[string, Behaviour, object]>([
    ["refuses the key", { status: 401, body: "{}" }, { outcome: "refused", status: 401 }],
    ["has too many calls", { status: 429, body: "" }, { outcome: "refused", status: 429 }],
    ["fails", { status: 500, body: "oops" }, { outcome: "refused", status: 500 }],
    [
      "is somebody's login page",
      { status: 200, body: "<html>sign in</html>", type: "text/html" },
      { outcome: "unreadable" },
    ],
    ["answers broken JSON", { status: 200, body: '{"choices":[' }, { outcome: "unreadable" }],
    ["answers other JSON", { status: 200, body: '{"choices":[]}' }, { outcome: "unreadable" }],
    ["answers null", { status: 200, body: "null" }, { outcome: "unreadable" }],
    ["breaks off", "breaks-off", { outcome: "away" }],
    ["sends elsewhere", { redirects: "http://127.0.0.1:9/v1" }, { outcome: "away" }],
  ])("that %s gives no answer, once, and no word of it is logged", async (_, does, outcome) => {
    llm.does(does);
    expect(await ask()).toEqual(outcome);
    expect(llm.asked).toHaveLength(1);
    expect(logged).toEqual([{ ...outcome, failures: 1, message: "no second reading" }]);
  });

  it.each<Behaviour>(["silent", "half"])("that is slow (%s) is not waited for", async (does) => {
    llm.does(does);
    const began = performance.now();
    expect(await ask()).toEqual({ outcome: "slow" });
    expect(performance.now() - began).toBeLessThan(4000);
  });

  it("that is not there is away", async () => {
    const config = { ...llm.config, baseUrl: "http://127.0.0.1:9/v1" };
    expect(await createSecondReader(config, { warn() {} }).ask("", "")).toEqual({
      outcome: "away",
    });
  });

  it("is asked one thing at a time", async () => {
    const [first, second] = await Promise.all([ask(), ask()]);
    expect([first, second].map(({ outcome }) => outcome)).toEqual(["answered", "busy"]);
    expect(await ask()).toMatchObject({ outcome: "answered" });
  });

  it("is left alone for a minute after three failures in a row, and then tried once", async () => {
    const outcomes = async (count: number) => {
      const all: string[] = [];
      for (let at = 0; at < count; at++) all.push((await ask()).outcome);
      return all;
    };
    llm.does({ status: 503, body: "" });
    await outcomes(2);
    llm.does({ says: "{}" });
    await outcomes(1);
    llm.does({ status: 503, body: "" });
    expect(await outcomes(5)).toEqual(["refused", "refused", "refused", "resting", "resting"]);
    expect(llm.asked).toHaveLength(6);
    clock += 59_000;
    expect(await outcomes(1)).toEqual(["resting"]);
    clock += 2000;
    expect(await outcomes(2)).toEqual(["refused", "resting"]);
    clock += 61_000;
    llm.does({ says: "{}" });
    expect(await outcomes(2)).toEqual(["answered", "answered"]);
    expect(JSON.stringify(logged)).not.toContain(secret);
  });
});
