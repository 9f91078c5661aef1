import { expect, it } from "vitest";
import { DatabaseAwayError } from "../../src/errors.ts";
import { awayFrom } from "../../src/store/database/away.ts";
import { inTime } from "../../src/store/database/in-time.ts";
import { watchSilence } from "../../src/store/database/silence.ts";

const failed = (message: string, code?: string): Error =>
  Object.assign(new Error(message), { code });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it("tells an outage from an answer that somebody does not like", () => {
  for (const error of [
    failed("connect ECONNREFUSED", "ECONNREFUSED"),
    failed("the database system is starting up", "57P03"),
    failed("sorry, too many clients already", "53300"),
    failed("canceling statement due to statement timeout", "57014"),
    failed("Query read timeout"),
    failed("Connection terminated unexpectedly"),
  ]) {
    expect(awayFrom(error, true), error.message).toMatchObject({ mayBeSaved: true, cause: error });
  }
  for (const error of [
    failed("duplicate key", "23505"),
    failed("wrong type", "ERR_INVALID_ARG_TYPE"),
    failed("x is not a function"),
  ]) {
    expect(awayFrom(error, true), error.message).toBeNull();
  }
});

it("counts as silence what nobody is answered, whatever else is asked", async () => {
  const silence = watchSilence();
  expect(silence.ms()).toBe(0);
  const never = silence.over(() => pause(300));
  await pause(100);
  expect(silence.ms()).toBeGreaterThan(90);
  await silence.over(async () => "answered");
  expect(silence.ms()).toBeLessThan(90);
  await never;
  expect(silence.ms()).toBe(0);
  const away = new DatabaseAwayError({ cause: failed("gone"), mayBeSaved: false });
  await expect(silence.over(() => Promise.reject(away))).rejects.toBe(away);
  await pause(20);
  expect(silence.ms()).toBeGreaterThan(10);
});

it("takes an answer that came while the process itself was busy", async () => {
  const answer = pause(5).then(() => "in time");
  const waiting = inTime(10, answer, () => "late");
  for (const end = performance.now() + 40; performance.now() < end; );
  expect(await waiting).toBe("in time");
  expect(await inTime(5, pause(300), () => "late")).toBe("late");
});
