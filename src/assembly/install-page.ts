import type { InstallEnd } from "../adapters/slack/oauth-routes.ts";
import type { Translator } from "../i18n/translator.ts";

/** The page that tells whoever installed the app by a browser how it ended, in Chinese or English. */
export const installPageIn =
  (translator: Translator) =>
  (end: InstallEnd, languages: string): string => {
    const locale = /^\s*zh\b/i.test(languages) ? "zh-CN" : "en";
    const sentence = translator.speaker(locale).t(`installing.${end}`);
    return [
      `<!doctype html><html lang="${locale}"><meta charset="utf-8">`,
      `<meta name="viewport" content="width=device-width"><title>Genjin</title>`,
      `<body style="font:1.1rem/1.6 system-ui;max-width:34rem;margin:20vh auto;padding:0 1rem">`,
      `<p>${sentence}</p></body></html>`,
    ].join("");
  };
