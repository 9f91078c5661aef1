import { execFileSync } from "node:child_process";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../support/app.ts";
import { axeFindings } from "../support/axe-findings.ts";
import { lacksChromium, openBrowser } from "../support/browser.ts";
import { cutOff } from "../support/page-measures.ts";

const root = new URL("../../", import.meta.url).pathname;

describe.skipIf(lacksChromium())("the page of an empty company", () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    execFileSync(process.execPath, ["scripts/build.mjs", "--if-stale"], { cwd: root });
    browser = await openBrowser();
  }, 180_000);
  afterAll(() => browser?.close());
  beforeEach(async () => {
    app = await startTestApp({ now: "2026-11-30T02:00:00Z" });
  });
  afterEach(async () => {
    await page.context().close();
    await app.stop();
  });

  async function open(
    width: number,
    locale: string,
    zone: string,
    colorScheme: "light" | "dark" = "light",
  ) {
    const isPhone = width < 500;
    const context = await browser.newContext({
      ...{ viewport: { width, height: 800 }, locale, timezoneId: zone, colorScheme },
      ...{ isMobile: isPhone, hasTouch: isPhone },
    });
    page = await context.newPage();
    await page.goto(app.url);
    await page.locator("form.founder").waitFor();
  }

  /** Says a line, and waits for the next answer. */
  async function says(text: string): Promise<string> {
    const answers = page.locator(".pane.direct .message.bot");
    const count = await answers.count();
    const field = page.locator(".pane.direct textarea");
    await field.fill(text);
    await field.press("Enter");
    await answers.nth(count).waitFor();
    return answers.nth(count).innerText();
  }

  it("asks who one is and leads on to the first list, a reply each", async () => {
    await open(390, "zh-CN", "Asia/Shanghai");
    expect(await page.locator("form.founder").innerText()).toMatch(/你的姓名[\s\S]*公司名称/);
    await page.getByLabel("你的姓名").fill("陈明");
    await page.getByLabel("公司名称").fill("海港贸易");
    await page.getByRole("button", { name: "开始", exact: true }).click();
    const first = page.locator(".pane.direct .message.bot").first();
    await first.waitFor();
    expect(await first.innerText()).toMatch(/2\/4 你的团队/);
    expect(await says("王芳 杭州\n李强 深圳 主管")).toMatch(/准备开通这 2 人/);
    expect(await says("1")).toMatch(/✅ 已开通 2 人[\s\S]*3\/4 你的客户/);
    expect(await says("Delta GmbH，德国，汉堡\nNile Trading 埃及")).toMatch(/2 个客户/);
    expect(await says("1")).toMatch(/4\/4 团队在哪聊/);
    expect(await says("1")).toMatch(
      /今天没有要跟进的客户，14 天内也没有。有快下单的？发“等级 #\w+ A”/,
    );
    expect(await page.evaluate(cutOff)).toEqual([]);
    await page.getByRole("button", { name: /陈明/ }).first().click();
    await page.getByRole("dialog").getByRole("button", { name: "王芳" }).waitFor();
    expect(await page.getByRole("dialog").innerText()).toMatch(/李强/);
  }, 60_000);

  it("keeps what was typed where a city is unknown or the language changed, by keyboard alone", async () => {
    await open(1280, "en-GB", "Europe/Berlin");
    await page.keyboard.type("Anna Bauer");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Harbor Trade");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Nowhereville");
    await page.keyboard.press("Enter");
    await page.getByText("I do not know where Nowhereville is").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "中文" }).click();
    await page.getByText("你的姓名").waitFor();
    expect(await page.getByLabel("公司名称").inputValue()).toBe("Harbor Trade");
    await page.getByLabel("城市").fill("汉堡");
    await page.getByLabel("城市").press("Enter");
    await page.locator(".pane.direct .message.bot").waitFor();
    expect(await page.locator(".top").innerText()).toMatch(/Anna Bauer/);
    const { members } = (await (await fetch(`${app.url}local/state`)).json()) as {
      members: unknown[];
    };
    expect(members).toMatchObject([{ zone: "Europe/Berlin", locale: "zh-CN", role: "admin" }]);
  }, 60_000);

  it.each([
    [390, "light"],
    [390, "dark"],
    [1280, "light"],
    [1280, "dark"],
  ] as const)(
    "can be used by everybody, at %i pixels, %s",
    async (width, colors) => {
      await open(width, "en-GB", "Europe/Berlin", colors);
      expect(await axeFindings(page)).toEqual([]);
      await page.getByLabel("Your name").fill("Anna Bauer");
      await page.getByLabel("Your company").fill("Harbor Trade");
      await page.getByLabel("City").fill("Nowhereville");
      await page.getByRole("button", { name: "Begin" }).click();
      await page.getByText("I do not know where").waitFor();
      expect(await axeFindings(page)).toEqual([]);
    },
    60_000,
  );
});
