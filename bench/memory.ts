// Resident memory of the service while an hour's traffic is replayed: 10,000 commands of all demo
// members, in their languages, over HTTP to a real process. Prints one line.
//
//   node --import tsx bench/memory.ts [COMMANDS]
import type { LocalReply, LocalState } from "../src/http/local-chat-port.ts";
import { temporaryFolder } from "../test/support/data-folder.ts";
import { buildProduct, startService } from "../test/support/service.ts";

const commands = Number(process.argv[2] ?? 10_000);
const samples = 20;
const aimMb = 250;

/** What a person says again and again; `REF` is a customer on their list. */
const rounds: Readonly<Record<string, readonly string[]>> = {
  en: [
    "/today",
    "#REF ok sent the PI +3d",
    "/c #REF",
    "/why #REF",
    "/find country:TR,DE silent:>30 tier:A,B",
    "/undo",
    "#REF na",
    "/undo",
    "/snooze #REF 3d fair",
    "/undo",
  ],
  "zh-CN": [
    "今日",
    "#REF ok 已发PI +3d",
    "客户 #REF",
    "为什么 #REF",
    "查找 国家:土耳其,德国 沉默:>30 等级:A,B",
    "撤销",
    "#REF 未接",
    "撤销",
    "推迟 #REF 3天 展会",
    "撤销",
  ],
};

const folder = temporaryFolder({ mode: 0o755 });
await buildProduct();
const service = await startService({
  DATA_DIR: folder.dataDir,
  GENJIN_NOW: "2026-12-02T11:50:00Z",
});
try {
  const answer = await fetch(`${service.url}/local/state`);
  const { members } = (await answer.json()) as LocalState;
  const megabytes = [await residentMb()];
  const started = performance.now();
  let said = 0;
  await Promise.all(members.map(talk));
  const seconds = (performance.now() - started) / 1000;
  const second = megabytes.slice(samples / 2);
  const growth = mean(second.slice(-3)) - mean(second.slice(0, 3));
  console.log(
    `memory: ${commands} commands in ${seconds.toFixed(0)} s; resident MB ${megabytes.join(" ")}; ` +
      `highest ${Math.max(...megabytes)} (aim < ${aimMb}); ` +
      `growth within the second half ${growth.toFixed(1)} MB`,
  );

  /** One member's share of the traffic: they say the next line when the last is answered. */
  async function talk({ handle, locale }: LocalState["members"][number]): Promise<void> {
    const refs = (await say(handle, "/today"))[0]?.refs ?? [];
    const lines = rounds[locale] ?? [];
    for (let turn = 0; said < commands; turn++) {
      said += 1;
      const isSample = said % (commands / samples) === 0;
      const ref = refs[Math.floor(turn / lines.length) % refs.length] ?? "";
      await say(handle, (lines[turn % lines.length] ?? "").replace("REF", ref));
      if (isSample) megabytes.push(await residentMb());
    }
  }
} finally {
  await service.stop();
  folder.remove();
}

async function say(as: string, text: string): Promise<LocalReply["answers"]> {
  const answer = await fetch(`${service.url}/local/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ as, chat: `direct:${as}`, text }),
  });
  const { answers } = (await answer.json()) as LocalReply;
  if (answers.length === 0) throw new Error(`no answer to ${text}`);
  return answers;
}

async function residentMb(): Promise<number> {
  const metrics = await (await fetch(`${service.url}/metrics`)).text();
  const bytes = /^genjin_process_resident_memory_bytes (\d+)/m.exec(metrics)?.[1];
  return Math.round(Number(bytes) / 1e6);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
