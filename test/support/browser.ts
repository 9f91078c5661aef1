import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const candidates = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The Chromium of this machine, or undefined. `CHROMIUM_PATH` names one that lies elsewhere. */
const chromiumPath = candidates.find((path) => path !== undefined && existsSync(path));

/**
 * True when browser tests must be skipped because no Chromium is installed, which is said; in CI
 * they run anyway and fail.
 */
export function lacksChromium(): boolean {
  if (chromiumPath !== undefined || process.env.CI === "true") return false;
  console.warn("No Chromium here (apt-get install chromium, or set CHROMIUM_PATH): not tested.");
  return true;
}

/** Starts Chromium without a window. Throws when there is none. */
export function openBrowser(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error("No Chromium: apt-get install chromium");
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
