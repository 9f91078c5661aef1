// Acting on a list of 1,000 customers, as somebody does it in the chat: what would change is shown, it is
// confirmed, and taken back by one undo; each through parsing, permission, statements and rendering.
//
//   [DATABASE_URL=postgresql://…] node --import tsx bench/acting.ts [CUSTOMERS]
//
// The list is that of one member among ten who have as many each. Every answer is to come in 2 s.
import type { Genjin } from "../src/assembly/bootstrap.ts";
import { respond } from "../src/bot/intake/respond.ts";
import { post } from "../src/bot/posting/post.ts";
import type { Instant } from "../src/core/time/civil.ts";
import { newId } from "../src/store/database/new-id.ts";
import { type KnownMember, memberByHandle } from "../src/store/members/members.ts";
import { seedCompany } from "./stage/seed-company.ts";
import { timed } from "./stage/timing.ts";
import { withBenchApp } from "./stage/with-bench-app.ts";

const customersEach = Number(process.argv[2] ?? 1000);
const aimMs = 2000;
/** Wednesday, 19:50 in Beijing. */
const now = Date.parse("2026-12-02T11:50:00Z") as Instant;

await withBenchApp(async (genjin) => {
  await seedCompany(genjin.app.store, { members: 10, customers: 10 * customersEach });
  const known = await memberByHandle(genjin.app.store, "m1");
  if (known === null) throw new Error("no member");
  // The first line of a process reads what all others find read.
  await say(genjin, known, "今日");
  for (const wish of ["标签 唤醒", "推迟 7天", "等级 D", "阶段 谈判中", "跳过"]) {
    await say(genjin, known, "/find owner:m1");
    const steps = [`全部 ${wish}`, "1", "撤销"];
    const took: number[] = [];
    for (const line of steps) {
      let answer = "";
      took.push(
        await timed(async () => {
          answer = await say(genjin, known, line);
        }),
      );
      if (!/^(📝|✅|↩)/u.test(answer)) throw new Error(`${line}: ${answer}`);
    }
    const [shown, done, undone] = took.map((ms) => `${Math.round(ms)} ms`);
    const verdict = took.every((ms) => ms < aimMs) ? "ok" : "TOO SLOW";
    console.log(
      `acting: ${customersEach} customers, ${wish}: shown ${shown}, done ${done}, undone ${undone} (aim: each below ${aimMs} ms) ${verdict}`,
    );
  }
});

/** Says a line in the direct chat; answers what the bot begins with. */
async function say(genjin: Genjin, known: KnownMember, text: string): Promise<string> {
  const bot = { ...genjin.bot, now: () => now };
  const { id: memberId, organizationId, handle, locale } = known.member;
  const [key, conversation] = [newId(), bot.routes.direct(handle)];
  const sender = { userId: handle, handle };
  const said = { key, conversation, sender, at: now, messageId: key };
  const answers = await respond(
    bot,
    { ...known, now, chat: "bench" },
    { ...said, type: "message", text },
  );
  for (const [at, { message }] of answers.entries())
    await post(bot, conversation, message, {
      key: `${key}.${at}`,
      organizationId,
      memberId,
      locale,
    });
  return answers[0]?.message.summary ?? "";
}
