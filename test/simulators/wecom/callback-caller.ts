import { randomBytes, randomUUID } from "node:crypto";
import { encrypt, getSignature } from "@wecom/crypto";
import type { ShownCard } from "./read-card.ts";

/** What a self-built app has agreed with WeCom. */
export type Agreement = {
  readonly corpId: string;
  readonly agentId: number;
  readonly token: string;
  readonly aesKey: string;
};

/** How a call differs from an honest one. */
export type Forgery = "unsigned" | "wrong" | "old" | "future" | "tampered" | "for another company";

/** Longest time that WeCom waits for an answer, and how often it calls, by path 90238. */
const usual = { waitMs: 5000, times: 3 };

/** Calls the address of a self-built app as WeCom does: sealed, signed, three times at most. */
export function createCallbackCaller(address: string, agreement: Agreement) {
  const { corpId, agentId, token, aesKey } = agreement;

  function addressed(encrypted: string, forgery?: Forgery): string {
    const skew = forgery === "old" ? -3600 : forgery === "future" ? 3600 : 0;
    const timestamp = String(Math.floor(Date.now() / 1000) + skew);
    const nonce = randomBytes(6).toString("hex");
    const key = forgery === "wrong" ? "another-token" : token;
    const query = new URLSearchParams({ timestamp, nonce });
    if (forgery !== "unsigned") {
      query.set("msg_signature", getSignature(key, timestamp, nonce, encrypted));
    }
    return `${address}?${query}`;
  }

  const sealed = (text: string, forgery?: Forgery) =>
    encrypt(aesKey, text, forgery === "for another company" ? "ww-other" : corpId);

  async function post(xml: string, forgery?: Forgery): Promise<number> {
    const encrypted = sealed(xml, forgery);
    const sent = forgery === "tampered" ? sealed(`${xml} `) : encrypted;
    const body = `<xml><ToUserName><![CDATA[${corpId}]]></ToUserName><Encrypt><![CDATA[${sent}]]></Encrypt><AgentID><![CDATA[${agentId}]]></AgentID></xml>`;
    const response = await fetch(addressed(encrypted, forgery), {
      method: "POST",
      headers: { "content-type": "text/xml", connection: "close" },
      body,
      signal: AbortSignal.timeout(usual.waitMs),
    });
    await response.arrayBuffer();
    return response.status;
  }

  const message = (user: string, text: string, id: string) =>
    `<xml><ToUserName><![CDATA[${corpId}]]></ToUserName><FromUserName><![CDATA[${user}]]></FromUserName><CreateTime>${Math.floor(Date.now() / 1000)}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]></Content><MsgId>${id}</MsgId><AgentID>${agentId}</AgentID></xml>`;

  /** What is no message: it has no id of its own. */
  const happening = (user: string, event: string, key: string, more = "") =>
    `<xml><ToUserName><![CDATA[${corpId}]]></ToUserName><FromUserName><![CDATA[${user}]]></FromUserName><CreateTime>${Math.floor(Date.now() / 1000)}</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[${event}]]></Event><EventKey><![CDATA[${key}]]></EventKey>${more}<AgentID>${agentId}</AgentID></xml>`;

  return {
    post,
    /** A user presses a button of a card; `code` lets it be changed. */
    async presses(user: string, card: ShownCard, label: string, code: string): Promise<boolean> {
      const button = card.buttons.find((one) => one.label === label);
      if (button === undefined) throw new Error(`no button ${label}`);
      const { key, choice } = button;
      const chosen =
        choice === undefined
          ? ""
          : `<SelectedItems><SelectedItem><QuestionKey><![CDATA[which]]></QuestionKey><OptionIds><OptionId><![CDATA[${choice}]]></OptionId></OptionIds></SelectedItem></SelectedItems>`;
      const more = `<TaskId><![CDATA[${card.task}]]></TaskId><CardType><![CDATA[${card.kind}]]></CardType><ResponseCode><![CDATA[${code}]]></ResponseCode>${chosen}`;
      return (await post(happening(user, "template_card_event", key, more))) === 200;
    },
    /** A user chooses in the app's menu, or opens the app. */
    clicks: async (user: string, key: string): Promise<boolean> =>
      (await post(happening(user, "click", key))) === 200,
    enters: async (user: string): Promise<boolean> =>
      (await post(happening(user, "enter_agent", ""))) === 200,
    /** A user writes; whether the app answered 200 to one of the calls. */
    async says(user: string, text: string, id: string = randomUUID()): Promise<boolean> {
      const xml = message(user, text, id);
      for (let time = 0; time < usual.times; time++) {
        if ((await post(xml).catch(() => 0)) === 200) return true;
      }
      return false;
    },
    forges: (forgery: Forgery) => post(message("lily", "/today", randomUUID()), forgery),
    /** What is signed with our token, but was never sealed. */
    async sendsGarbage(content: string): Promise<number> {
      const body = `<xml><Encrypt><![CDATA[${content}]]></Encrypt></xml>`;
      const request = { method: "POST", headers: { connection: "close" }, body };
      return (await fetch(addressed(content), request)).status;
    },
    /**
     * The console asks whether the address is the app's; its status and answer. `isBare`: a proxy
     * on the way has taken the escapes of the address off, so that a plus reads as a space.
     */
    async asks(forgery?: Forgery, isBare = false) {
      const word = `verify-${randomUUID()}`;
      const encrypted = sealed(word, forgery);
      const echo = isBare ? encrypted : encodeURIComponent(encrypted);
      const url = `${addressed(encrypted, forgery)}&echostr=${echo}`;
      const response = await fetch(url, { headers: { connection: "close" } });
      return { word, status: response.status, body: await response.text() };
    },
  };
}
