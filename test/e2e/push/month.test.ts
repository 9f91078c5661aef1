import { describe, expect, it } from "vitest";
import { byDay, type Came, leftOn, liveMonth } from "../../support/live-month.ts";
import { sharedApp } from "../../support/shared-app.ts";

const [everybody, chen] = [["lily", "chen", "wei", "anna", "admin"], "chen"];

/** Every day of every person, for whoever reads the log of a failing test. */
const told = (came: readonly Came[]): string =>
  came
    .map(
      ({ handle, date, time, kind, group }) => `${handle} ${date} ${time} ${kind} ${group ?? ""}`,
    )
    .join("\n");

describe("a month of the demo in which Lily works, Chen reads and Wei leaves", () => {
  const app = sharedApp({ http: false });

  it("brings at most two messages a working day, groups included, and none to whom has left", async () => {
    const came: Came[] = [];
    for await (const one of liveMonth(app.genjin)) came.push(one);
    const people = byDay(came);
    expect([...people.keys()].sort()).toEqual([...everybody].sort());
    for (const [handle, days] of people)
      for (const [date, messages] of days) {
        // Who waits for an answer is recalled before its deadline, whatever else came.
        const counted = messages.filter(({ kind }) => kind !== "answers-due");
        expect(messages.length, told(messages)).toBeLessThanOrEqual(3);
        const inPrivate = counted.filter(({ group }) => group === null);
        const most = handle === chen && inPrivate.length < counted.length ? 3 : 2;
        expect(inPrivate.length, told(messages)).toBeLessThanOrEqual(handle === chen ? 1 : 2);
        // Chen leads both teams: one morning's message and a post in each of the two groups.
        expect(counted.length, `${date}\n${told(messages)}`).toBeLessThanOrEqual(most);
      }
    const ofWei = came.filter(({ handle }) => handle === "wei");
    expect(ofWei.length).toBeGreaterThan(10);
    expect(
      ofWei.filter(({ date }) => date >= leftOn),
      told(ofWei),
    ).toEqual([]);
    const handedOver = came.filter(({ text }) => text.includes("你接手了 19 家客户"));
    expect(handedOver.map(({ handle, date }) => `${handle} ${date}`)).toEqual([`lily ${leftOn}`]);
    // Nobody is told the same twice.
    const texts = came.map(({ handle, group, text }) => `${handle} ${group} ${text}`);
    expect(new Set(texts).size).toBe(texts.length);
  }, 600_000);
});
