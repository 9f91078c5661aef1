import { lifetimeMs } from "../../chat/delivered.ts";
import { type Answer, call } from "./call.ts";
import type { WecomAppConfig } from "./config.ts";
import { refusal } from "./refusal.ts";

/** Seconds before its end at which a token is not used any more. */
const margin = 300;

/** The app's access token, fetched when it is needed and then kept until shortly before its end. */
export type AccessToken = {
  /** Throws `AdapterError`; one fetch serves all who wait. */
  get(): Promise<string>;
  /** WeCom does not take this token any more. */
  forget(token: string): void;
};

/** The token of one app (developer.work.weixin.qq.com/document/path/91039). */
export function accessToken({ apiUrl, corpId, secret }: WecomAppConfig): AccessToken {
  let kept: { readonly token: string; readonly until: number } | null = null;
  let coming: Promise<string> | null = null;

  async function fetched(): Promise<string> {
    const query = new URLSearchParams({ corpid: corpId, corpsecret: secret });
    const answer: Answer = await call(`${apiUrl}/cgi-bin/gettoken?${query}`);
    const { errcode, errmsg, access_token: token, expires_in: seconds } = answer;
    if (errcode !== 0 || typeof token !== "string") throw refusal(errcode, errmsg);
    kept = { token, until: performance.now() + lifetimeMs(seconds) - margin * 1000 };
    return token;
  }

  return {
    async get() {
      if (kept !== null && kept.until > performance.now()) return kept.token;
      coming ??= fetched().finally(() => {
        coming = null;
      });
      return coming;
    },
    forget(token) {
      if (kept?.token === token) kept = null;
    },
  };
}
