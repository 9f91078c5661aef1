import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pushesWith } from "../../../src/assembly/plugged.ts";
import { parseCommandLine } from "../../../src/bot/grammar/parse-command-line.ts";
import { heard } from "../../../src/bot/grammar/words/normalise-input.ts";
import type { Locale } from "../../../src/core/vocabulary.ts";
import { features } from "../../../src/features/index.ts";
import { startTestApp, type TestApp } from "../../support/app.ts";
import { afterPush, beforePush, dialogues } from "./dialogues.ts";
import { finishImport } from "./finish-import.ts";
import { leaveWorkspace } from "./leave-workspace.ts";
import { loseMailbox } from "./lose-mailbox.ts";
import { losePushes } from "./lose-pushes.ts";
import { missBackup } from "./miss-backup.ts";
import { openPool } from "./open-pool.ts";
import { openScreens, type Screen } from "./screens.ts";
import { startDialogues, takePush } from "./take-moments.ts";
import { writeFromCustomer } from "./write-from-customer.ts";
import { writePage } from "./write-page.ts";

/** Wednesday 19:50 in Beijing, 12:50 in Berlin. */
const wednesday = "2026-12-02T11:50:00Z";

const locales: readonly Locale[] = ["en", "zh-CN"];

let screens: readonly Screen[] = [];
beforeAll(async () => {
  screens = await openScreens();
});
afterAll(async () => {
  await Promise.all(screens.map((screen) => screen.close()));
});

/**
 * Every kind of message as people see it on every platform, a page each under `sheets/`, to be read
 * by a person. After a wanted change write them anew with `npx vitest run test/e2e/contact-sheet -u`
 * and read what became different.
 */
describe.each(locales)("the contact sheet in %s", async (locale) => {
  let app: TestApp;
  let play: Awaited<ReturnType<typeof startDialogues>>;
  beforeAll(async () => {
    app = await startTestApp({ demo: true, http: false, now: wednesday });
    play = await startDialogues(app, locale, wednesday);
    const seller = locale === "en" ? "anna" : "lily";
    await losePushes(app, seller);
    await missBackup(app);
    await loseMailbox(app);
    await leaveWorkspace(app);
    await finishImport(app, seller, "2026-12-02T12:00:00Z");
  });
  afterAll(() => app.stop());

  const sheet = (name: string) => `./sheets/${locale}/${name}.md`;

  it.each((await pushesWith(features)).map((job) => [job.name, job] as const))(
    "push: %s",
    async (name, job) => {
      await play(beforePush[name] ?? []);
      const seller = locale === "en" ? "anna" : "lily";
      const forget =
        name === "unknown-writers"
          ? await writeFromCustomer(app, seller, "2026-12-02T11:00:00Z")
          : name === "claims"
            ? await openPool(app, "2026-11-27T02:00:00Z")
            : null;
      const moments = await takePush(app, job, wednesday);
      await forget?.();
      await play(afterPush[name] ?? []);
      expect(moments, "the demo gives no occasion for it").not.toEqual([]);
      const page = await writePage(`Push: ${name}`, moments, screens);
      await expect(page).toMatchFileSnapshot(sheet(`push-${name}`));
    },
  );

  it.each(Object.entries(dialogues))("%s", async (name, lines) => {
    const close = name === "pool" ? await openPool(app, "2026-11-02T02:00:00Z") : null;
    const page = await writePage(name, await play(lines), screens);
    await close?.();
    await expect(page).toMatchFileSnapshot(sheet(name));
  });

  it("has every command", () => {
    const { commands, lexicon } = app.genjin.bot;
    const said: readonly string[] = Object.values(dialogues)
      .flat()
      .map((line) => parseCommandLine(heard(line[locale]), lexicon, { replying: false }))
      .map((parsed) => (parsed.type === "command" ? parsed.command : "log"));
    expect([...commands.keys()].filter((name) => !said.includes(name))).toEqual([]);
  });
});
