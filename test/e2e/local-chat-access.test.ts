import { execFileSync } from "node:child_process";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startTestApp } from "../support/app.ts";
import { axeFindings } from "../support/axe-findings.ts";
import { lacksChromium, openBrowser } from "../support/browser.ts";
import { everythingSaid, type Sayer } from "../support/everything-said.ts";

const root = new URL("../../", import.meta.url).pathname;

/** All looks of the page: on a desk and on a phone, light and dark. */
const looks = [
  [390, "light"],
  [390, "dark"],
  [1280, "light"],
  [1280, "dark"],
] as const;
type Look = (typeof looks)[number];

/** English and Chinese. */
const sayers = ["anna", "admin"] as const satisfies readonly Sayer[];

describe.skipIf(lacksChromium())("the local chat for everybody, checked by axe", () => {
  let app: Awaited<ReturnType<typeof startTestApp>>;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    execFileSync(process.execPath, ["scripts/build.mjs", "--if-stale"], { cwd: root });
    app = await startTestApp({ demo: true, now: "2026-12-02T11:50:00Z" });
    browser = await openBrowser();
    for (const as of sayers) {
      for (const text of everythingSaid[as]) await say(as, text);
    }
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });
  afterEach(() => page.context().close());

  async function say(as: string, text: string): Promise<void> {
    const body = JSON.stringify({ as, chat: `direct:${as}`, text });
    const headers = { "content-type": "application/json" };
    await fetch(`${app.url}local/messages`, { method: "POST", headers, body });
  }

  /** Opens the page, so high that nothing of a log is scrolled away, where axe would not look. */
  async function open(
    as: string | null,
    [width, colorScheme]: Look,
    { height = 800, locale = null as string | null } = {},
  ) {
    const isPhone = width < 500;
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme,
      isMobile: isPhone,
      hasTouch: isPhone,
    });
    page = await context.newPage();
    const kept = { "genjin member": as, [`genjin locale ${as}`]: locale };
    for (const [name, value] of Object.entries(kept)) {
      if (value !== null) {
        await page.addInitScript(`localStorage.setItem("${name}", "${value}")`);
      }
    }
    await page.goto(app.url);
    const shown = as === null ? "dialog[open]" : '.pane.direct .log[aria-busy="false"]';
    await page.locator(shown).waitFor();
  }

  describe.each(looks)("at %i pixels, %s", (...look) => {
    it.each(sayers)("all that is said to %s", async (as) => {
      await open(as, look, { height: 24_000 });
      const count = everythingSaid[as].length;
      await page
        .locator(".pane.direct .message.bot")
        .nth(count - 1)
        .waitFor();
      expect(await axeFindings(page)).toEqual([]);
    });

    it("choosing who one is", async () => {
      await open(null, look);
      expect(await axeFindings(page)).toEqual([]);
    });

    it.each([
      ["lily", "zh-CN"],
      ["wei", "en"],
    ])("the first visit of %s in %s, commands, keys, a failure", async (as, locale) => {
      await open(as, look, { locale });
      expect(await axeFindings(page)).toEqual([]);
      const field = page.locator(".pane.direct textarea");
      await field.fill("/");
      await page.locator(".hints:visible").waitFor();
      expect(await axeFindings(page, { isCovered: true })).toEqual([]);
      await field.fill("");
      await page.route("**/local/**", (route) => route.abort());
      await field.fill("Nile");
      await field.press("Enter");
      await page.locator(".failed").waitFor();
      await page.evaluate("dispatchEvent(new Event('online'))");
      await page.locator(".is-lost").waitFor();
      expect(await axeFindings(page, { isCovered: true })).toEqual([]);
      await field.press("?");
      await page.locator("dialog.shortcuts").waitFor();
      expect(await axeFindings(page, { isCovered: true })).toEqual([]);
      await page.keyboard.press("Escape");
      await page.locator(".bell").click();
      await page.locator("dialog.notices").waitFor();
      expect(await axeFindings(page, { isCovered: true })).toEqual([]);
    });
  });
});
