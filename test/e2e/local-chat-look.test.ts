import { execFileSync } from "node:child_process";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { LocalState } from "../../src/http/local-chat-port.ts";
import { startTestApp } from "../support/app.ts";
import { lacksChromium, openBrowser } from "../support/browser.ts";
import { everythingSaid as lines, type Sayer as Who } from "../support/everything-said.ts";
import {
  brokenLines,
  type Contrast,
  contrasts,
  cutOff,
  type Side,
  smallerSides,
  tornCommands,
  tornRows,
} from "../support/page-measures.ts";

const root = new URL("../../", import.meta.url).pathname;

describe.skipIf(lacksChromium())("the look of the local chat's page", () => {
  let app: Awaited<ReturnType<typeof startTestApp>>;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    execFileSync(process.execPath, ["scripts/build.mjs", "--if-stale"], { cwd: root });
    app = await startTestApp({ demo: true, now: "2026-12-02T11:50:00Z" });
    browser = await openBrowser();
    for (const as of Object.keys(lines) as Who[]) {
      for (const text of lines[as]) await say(as, text);
    }
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });
  afterEach(() => page.context().close());

  async function say(as: Who, text: string): Promise<void> {
    const body = JSON.stringify({ as, chat: `direct:${as}`, text });
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${app.url}local/messages`, { method: "POST", headers, body });
    const { answers } = (await answer.json()) as { answers: unknown[] };
    expect(answers.length, text).toBeGreaterThan(0);
  }

  /** Opens the chat in which everything was said already. */
  async function open(as: Who, width: number, colorScheme: "light" | "dark" = "light") {
    const isPhone = width < 500;
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      colorScheme,
      isMobile: isPhone,
      hasTouch: isPhone,
    });
    page = await context.newPage();
    await page.goto(app.url);
    const { members } = (await (await fetch(`${app.url}local/state`)).json()) as LocalState;
    const name = members.find(({ handle }) => handle === as)?.name ?? as;
    await page.getByRole("dialog").getByRole("button", { name }).click();
    await page.locator('.pane.direct .log[aria-busy="false"]').waitFor();
    await page
      .locator(".pane.direct .message.bot")
      .nth(lines[as].length - 1)
      .waitFor();
    const areLoaded = "[...document.images].every((image) => image.complete)";
    await expect.poll(() => page.evaluate(areLoaded)).toBe(true);
  }

  const opacityOf = async (reply: Locator) => {
    const id = await reply.locator("xpath=..").getAttribute("data-id");
    return page.evaluate<string>(
      `getComputedStyle(document.querySelector('[data-id="${id}"] .reply')).opacity`,
    );
  };

  it.each([
    ["anna", 390],
    ["admin", 390],
    ["anna", 320],
    ["admin", 1280],
    ["anna", 1280],
  ] as const)("shows all that is said to %s at %i pixels, nothing cut off", async (as, width) => {
    await open(as, width);
    expect(await page.evaluate(cutOff)).toEqual([]);
    expect(await page.evaluate(tornCommands)).toEqual([]);
    // On the smallest phones a table may be moved in its own box, at whose edge a shadow says so.
    const moved = await page.evaluate<number>(
      "[...document.querySelectorAll('.table')].filter((box) => box.scrollWidth > box.clientWidth + 1).length",
    );
    if (width >= 390) expect(moved).toBe(0);
  });

  it.each([
    ["anna", 360],
    ["admin", 360],
    ["admin", 1280],
  ] as const)("keeps the rows of %s's lists whole at %i pixels", async (as, width) => {
    await open(as, width);
    expect(await page.locator(".pane.direct .rows li").count()).toBeGreaterThan(20);
    expect(await page.evaluate(tornRows)).toEqual([]);
  });

  it.each([390, 1280])("opens at what was said last, at %i pixels", async (width) => {
    await open("admin", width);
    await page.waitForTimeout(300);
    expect(await page.locator(".pane.direct .newer").isVisible()).toBe(false);
    const last = await page.locator(".pane.direct .message.bot").last().boundingBox();
    expect(last?.y).toBeGreaterThan(0);
    expect(last?.y).toBeLessThan(700);
  });

  it("keeps the lines of what is said", async () => {
    await open("anna", 1280);
    const { kept, lost } = await page.evaluate<{ kept: number; lost: string[] }>(brokenLines);
    expect(kept).toBeGreaterThan(1);
    expect(lost).toEqual([]);
  });

  it.each([320, 390])(
    "keeps numbers to call and addresses in one piece at %i pixels",
    async (width) => {
      await open("anna", width);
      const heights = await page.evaluate<number[]>(
        "[...document.querySelectorAll('.contact')].map((one) => one.getBoundingClientRect().height)",
      );
      expect(heights.length).toBeGreaterThan(1);
      expect(heights.filter((height) => height > 30)).toEqual([]);
    },
  );

  it("offers fingers at least 44 pixels", async () => {
    await open("anna", 390);
    const controls = ".reply, .action, .send, .slash, .top button, .tabs button";
    const sides = await page.evaluate<Side[]>(smallerSides(controls));
    expect(sides.length).toBeGreaterThan(30);
    expect(sides.filter(({ side }) => side < 44)).toEqual([]);
    const reply = page.locator(".message.bot .reply").last();
    expect(await reply.textContent()).toBe("Reply");
    await reply.tap();
    expect(await page.locator(".pane.direct .replying").isVisible()).toBe(true);
  });

  it("replies by keyboard alone, and says to what", async () => {
    await open("anna", 1280);
    const reply = page.getByRole("button", { name: /^Reply: Dormant/ }).first();
    expect(await opacityOf(reply)).toBe("0");
    await reply.focus();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    expect(await opacityOf(reply)).toBe("1");
    await page.keyboard.press("Enter");
    expect(await page.locator(".pane.direct .replying").textContent()).toContain("Dormant");
    expect(await page.locator(".message.own .reply").count()).toBe(0);
  });

  it.each(["light", "dark"] as const)(
    "draws charts that can be read on a %s page",
    async (theme) => {
      await open("anna", 390, theme);
      const charts = await page.evaluate<Contrast[]>(contrasts);
      expect(charts.length).toBeGreaterThan(3);
      for (const { ground, contrast } of charts) {
        if (theme === "dark") expect(ground).toBeLessThan(0.05);
        else expect(ground).toBeGreaterThan(0.9);
        expect(contrast).toBeGreaterThan(4.5);
      }
    },
  );
});
