import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { LocalState } from "../../src/http/local-chat-port.ts";
import { startTestApp } from "../support/app.ts";
import { lacksChromium, openBrowser } from "../support/browser.ts";

const root = new URL("../../", import.meta.url).pathname;
const pictures = `${root}artifacts/local-chat/`;

describe.skipIf(lacksChromium())("the local chat's page in Chromium", () => {
  let app: Awaited<ReturnType<typeof startTestApp>>;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    execFileSync(process.execPath, ["scripts/build.mjs", "--if-stale"], { cwd: root });
    app = await startTestApp({ demo: true, now: "2026-12-02T11:50:00Z" });
    browser = await openBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });
  beforeEach(() => {
    complaints.length = 0;
  });
  afterEach(async () => {
    await page.context().close();
    expect(complaints).toEqual([]);
  });

  /** Opens the page as a new visitor; whatever the browser complains about fails the test. */
  async function open(options: BrowserContextOptions = {}): Promise<void> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      ...options,
    });
    page = await context.newPage();
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => {
      if (!request.url().startsWith(app.url)) complaints.push(`asked ${request.url()}`);
    });
    await page.goto(app.url);
  }

  /** Chooses the first member with this role and language. */
  async function enterAs(role: string, locale: string): Promise<string> {
    const { members } = await stateOf();
    const member = members.find((each) => each.role === role && each.locale === locale);
    if (member === undefined) throw new Error(`the demo has no ${role} who speaks ${locale}`);
    await page.getByRole("dialog").getByRole("button", { name: member.name }).click();
    await loaded();
    return member.handle;
  }

  const direct = () => page.locator(".pane.direct");
  const loaded = () => direct().locator('.log[aria-busy="false"]').waitFor();
  const lastAnswer = () => direct().locator(".message.bot").last();
  const textOf = async (locator: Locator) => (await locator.textContent()) ?? "";
  const stateOf = async () => (await (await fetch(`${app.url}local/state`)).json()) as LocalState;
  const shoot = (name: string) => page.screenshot({ path: `${pictures}${name}.png` });

  it.each([1280, 390])(
    "has buttons in each row at %i pixels, for keys as for fingers",
    async (width) => {
      await open({ viewport: { width, height: 800 }, ...(width < 500 ? { hasTouch: true } : {}) });
      await enterAs("sales", "en");
      await say("/today");
      const row = lastAnswer().locator("li").first();
      const press = row.getByRole("button", { name: /^Contacted #/ });
      expect(await textOf(press)).toBe("✓");
      const [box, text] = [
        await press.boundingBox(),
        await row.locator("strong").first().boundingBox(),
      ];
      if (width < 500) {
        expect(box?.height).toBeGreaterThanOrEqual(40);
        expect(box?.width).toBeGreaterThanOrEqual(40);
        expect(box?.y).toBeGreaterThan((text?.y ?? 0) + (text?.height ?? 0));
      } else expect(box?.x).toBeGreaterThan((text?.x ?? 0) + 300);
      const ref = (await press.getAttribute("aria-label"))?.split("#")[1] ?? "";
      const answers = await direct().locator(".message.bot").count();
      await press.focus();
      await page.keyboard.press("Enter");
      await direct().locator(".message.bot").nth(answers).waitFor();
      expect(await textOf(lastAnswer())).toMatch(
        new RegExp(`Logged.*#${ref}.*left today · next`, "s"),
      );
      await direct().getByRole("textbox").focus();
      await say("undo");
      expect(await textOf(lastAnswer())).toMatch(/Undone/);
    },
  );

  /** Types a line and waits for one more answer than there was. */
  async function say(text: string): Promise<string> {
    const before = await direct().locator(".message.bot").count();
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
    await direct().locator(".message.bot").nth(before).waitFor();
    return textOf(lastAnswer());
  }

  it.each([
    {
      locale: "zh-CN",
      today: "/today",
      log: "1 ok 已发PI +3d",
      undo: "/撤销",
      colorScheme: "light",
    },
    {
      locale: "en",
      today: "/today",
      log: "1 ok sent the PI +3d",
      undo: "/undo",
      colorScheme: "dark",
    },
  ] as const)(
    "from choosing who I am to undoing a touch, by keyboard alone: $locale",
    async (flow) => {
      await open({ colorScheme: flow.colorScheme });
      await page.getByRole("dialog").waitFor();
      await shoot(`${flow.locale}-who`);
      await enterAs("sales", flow.locale);
      expect(await page.locator("html").getAttribute("lang")).toBe(flow.locale);
      await shoot(`${flow.locale}-empty`);

      const list = await say(flow.today);
      const ref = /#[0-9A-Z]{3,}/.exec(list)?.[0] ?? "no reference";
      expect(await direct().locator("ol.numbered > li").count()).toBeGreaterThan(2);
      await shoot(`${flow.locale}-today`);

      await page.keyboard.press("Alt+ArrowUp");
      expect(await textOf(direct().locator(".replying"))).not.toBe("");
      const logged = await say(flow.log);
      expect(logged).toContain(ref);
      expect(await textOf(direct().locator(".message.own").last())).toContain(flow.log);
      await shoot(`${flow.locale}-logged`);

      const undone = await say(flow.undo);
      expect(undone).toContain(ref);
      await shoot(`${flow.locale}-undone`);
    },
  );

  it("remembers who I am and what was said", async () => {
    await open();
    await enterAs("sales", "en");
    await say("/help");
    const said = await direct().locator(".message").count();
    await page.reload();
    await direct()
      .locator(".message")
      .nth(said - 1)
      .waitFor();
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(await direct().locator(".message").count()).toBe(said);
  });

  it("replies by a click on a number or a reference, presses buttons, hints commands", async () => {
    await open();
    await enterAs("sales", "en");
    await say("/today");
    const field = direct().locator("textarea");
    await lastAnswer().locator(".number").nth(1).click();
    expect(await field.inputValue()).toBe("2 ");
    await field.fill("");
    const ref = lastAnswer().locator(".ref").first();
    await ref.click();
    expect(await field.inputValue()).toBe(`${await textOf(ref)} `);
    expect(await direct().locator(".replying").isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await direct().locator(".replying").isVisible()).toBe(false);

    await field.fill("");
    await field.press("/");
    const hints = direct().getByRole("option");
    expect(await hints.count()).toBeGreaterThan(5);
    await shoot("hints");
    await page.keyboard.type("und");
    expect(await hints.count()).toBe(1);
    await page.keyboard.press("Enter");
    expect(await field.inputValue()).toBe("/undo");
    await field.fill("");

    await say("1 ok");
    const answers = await direct().locator(".message.bot").count();
    await lastAnswer().locator(".action").first().click();
    await direct().locator(".message.bot").nth(answers).waitFor();
  });

  it("shows what colleagues and scripts say as it is said", async () => {
    await open();
    const handle = await enterAs("sales", "en");
    const group = page.locator(".pane.group.beside");
    const { chats } = await stateOf();
    const chat = chats.find((each) => each.kind === "group" && each.members.includes(handle));
    const as = chat?.members.find((each) => each !== handle);
    const text = "The Nile samples left Ningbo <b>yesterday</b>";
    await fetch(`${app.url}local/messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ as, chat: chat?.id, text }),
    });
    await group.locator(".typed", { hasText: text }).waitFor();
    await shoot("group");
  });

  it("shows the week's picture", async () => {
    await open();
    await enterAs("sales", "en");
    await say("/week");
    const picture = lastAnswer().locator(".picture.on-light img");
    const widthOf = (image: unknown) => (image as { naturalWidth: number }).naturalWidth;
    await expect.poll(() => picture.evaluate(widthOf)).toBeGreaterThan(500);
    await shoot("week");
  });

  it("says that the connection is lost, keeps what was not sent, and catches up", async () => {
    await open();
    const as = await enterAs("sales", "en");
    await page.route("**/local/**", (route) => route.abort());
    await page.evaluate("dispatchEvent(new Event('online'))");
    await page.locator(".lost", { hasText: "Connection lost" }).waitFor();
    await page.keyboard.type("/me");
    await page.keyboard.press("Enter");
    await direct().locator(".failed").waitFor();
    await shoot("lost");
    await fetch(`${app.url}local/messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ as, chat: `direct:${as}`, text: "said elsewhere" }),
    });
    await page.unroute("**/local/**");
    await direct().getByText("said elsewhere").first().waitFor();
    expect(await page.locator(".lost").isVisible()).toBe(false);
    const answers = await direct().locator(".message.bot").count();
    await direct().locator(".failed .text-button").first().click();
    await direct().locator(".message.bot").nth(answers).waitFor();
    expect(await direct().locator(".failed").count()).toBe(0);
    complaints.length = 0;
  });

  it("fits a phone of 360 pixels: one chat at a time, nothing to scroll sideways", async () => {
    await open({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
    await enterAs("sales", "zh-CN");
    await direct().locator("textarea").tap();
    await say("今日");
    await shoot("phone-today");
    const overflow = await page.evaluate(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    expect(overflow).toBe(0);
    expect(await page.locator(".pane.group").first().isVisible()).toBe(false);
    await page.locator(".tabs .group").first().tap();
    expect(await page.locator(".pane.group").first().isVisible()).toBe(true);
    expect(await direct().isVisible()).toBe(false);
    await shoot("phone-group");
  });

  it("copies a letter to a customer and what is to be typed, with and without a clipboard", async () => {
    await open({ permissions: ["clipboard-read", "clipboard-write"] });
    await enterAs("sales", "en");
    await say("/me");
    const clipboard = () => page.evaluate<string>("navigator.clipboard.readText()");
    const code = lastAnswer().locator("button.code").first();
    await code.click();
    expect(await clipboard()).toBe(await textOf(code));
    const answers = direct().locator(".message.bot");
    await direct().locator("textarea").focus();
    await say("/greet Christmas");
    const letter = answers.last().locator(".letter");
    const words = await textOf(letter.locator(".typed"));
    expect(words).toContain("Anna Bauer");
    await letter.getByRole("button", { name: "Copy" }).click();
    await letter.getByRole("button", { name: "Copied" }).waitFor();
    expect(await clipboard()).toBe(words);
    await page.evaluate("navigator.clipboard.writeText('')");
    await page.evaluate("navigator.clipboard.writeText = () => Promise.reject()");
    await letter.getByRole("button", { name: "Copy" }).click();
    await letter.getByRole("button", { name: "Copied" }).waitFor();
    expect(await clipboard()).toBe(words);
    await page.evaluate("document.execCommand = () => false");
    await letter.getByRole("button", { name: "Copy" }).click();
    await letter.getByRole("button", { name: "Marked" }).waitFor();
    expect(await page.evaluate("String(getSelection())")).toBe(words);
  });

  it("takes a file by its button, by keys and dropped, and imports it on a press", async () => {
    const patiently = { timeout: 20_000 };
    await open();
    const handle = await enterAs("sales", "en");
    const content = (name: string) => `Company,Country\n${name},Finland\n`;
    const button = direct().getByRole("button", { name: /^Send a file/ });
    const choosing = page.waitForEvent("filechooser");
    // The page may put the focus into the field meanwhile, as it does when somebody has come in.
    await button.press("Enter");
    const file = {
      name: "leads.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(content("Aurora Oy")),
    };
    await (await choosing).setFiles(file);
    await expect.poll(() => textOf(lastAnswer()), patiently).toMatch(/I understand “leads.csv”/);
    await lastAnswer().getByRole("button", { name: "Import", exact: true }).click();
    await expect.poll(() => textOf(lastAnswer()), patiently).toMatch(/“leads.csv” is imported/);
    await page.evaluate(
      `(() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([${JSON.stringify(content("Tundra Oy"))}], "dropped.csv"));
        const target = document.querySelector(".pane.direct .log");
        for (const type of ["dragover", "drop"])
          target.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
      })()`,
    );
    await expect.poll(() => textOf(lastAnswer()), patiently).toMatch(/I understand “dropped.csv”/);
    expect(await textOf(direct().locator(".message.own").last())).toMatch(/dropped\.csv/);
    expect(handle).not.toBe("");
  });

  it("can be installed, opens without a network, and keeps nothing but its own files", async () => {
    await open();
    await enterAs("sales", "en");
    const manifest = await fetch(`${app.url}web/manifest.webmanifest`);
    expect(manifest.headers.get("content-type")).toContain("application/manifest+json");
    const { icons } = (await manifest.json()) as { icons: { src: string }[] };
    for (const { src } of icons) {
      expect((await fetch(new URL(src, app.url))).status, src).toBe(200);
    }
    await page.evaluate("navigator.serviceWorker.ready");
    await page.reload();
    await loaded();
    await say("/today");
    await say("/week");
    const kept = await page.evaluate<string[]>(
      "caches.open('genjin page').then((kept) => kept.keys()).then((all) => all.map(({ url }) => url))",
    );
    expect(kept.length).toBeGreaterThan(10);
    const paths = kept.map((url) => url.replace(app.url, "/"));
    expect(paths.filter((path) => path !== "/" && !path.startsWith("/web/"))).toEqual([]);
    await page.context().setOffline(true);
    await page.reload();
    await page.locator(".trouble", { hasText: "cannot be reached" }).waitFor();
    complaints.length = 0;
  });

  it("notifies who asked for it, and names no customer unless they chose so", async () => {
    await open({ permissions: ["notifications"] });
    const handle = await enterAs("sales", "en");
    const told = () => page.evaluate<string[]>("globalThis.told");
    await page.evaluate(`
      globalThis.told = [];
      ServiceWorkerRegistration.prototype.showNotification = async (title, { body }) =>
        void globalThis.told.push(body);
      Object.defineProperty(document, "hidden", { get: () => true });
    `);
    await page.evaluate("navigator.serviceWorker.ready");
    const ask = async (text: string) => {
      const before = await direct().locator(".message.bot").count();
      await fetch(`${app.url}local/messages`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ as: handle, chat: `direct:${handle}`, text }),
      });
      await direct().locator(".message.bot").nth(before).waitFor();
    };
    const choose = async (name: string) => {
      await page.getByRole("button", { name: "Notifications" }).click();
      await page.getByRole("radio", { name }).check();
      await page.getByRole("button", { name: "Close" }).click();
    };
    await ask("/today");
    expect(await told()).toEqual([]);
    await choose("That a message came");
    await ask("c Athens");
    await expect.poll(told).toEqual(["A message for you"]);
    await choose("Its first line as well");
    await ask("c Athens");
    await expect.poll(told).toHaveLength(2);
    expect((await told()).at(-1)).toMatch(/^Genjin: Athens Hotel Supply/);
    await choose("None");
    await ask("/today");
    expect(await told()).toHaveLength(2);
  });

  it("speaks the other language when asked, and turns dark", async () => {
    await open({ colorScheme: "light" });
    await enterAs("sales", "zh-CN");
    const html = page.locator("html");
    expect(await html.getAttribute("data-theme")).toBe("light");
    await page.locator(".language").click();
    await page.locator('html[lang="en"]').waitFor({ state: "attached" });
    await loaded();
    const themes = page.locator(".top button").nth(1);
    await themes.click();
    await themes.click();
    expect(await html.getAttribute("data-theme")).toBe("dark");
  });
});
