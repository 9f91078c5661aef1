import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { type AddressBook, askAddressBook } from "./address-book.ts";
import { readCard, type ShownCard } from "./read-card.ts";
import { readMarkdown } from "./read-markdown.ts";

/** A message of the app or of the group's webhook as people see it. */
type ApiPost = {
  readonly messageId: string;
  /** The user, or `webhook`. */
  readonly chat: string;
  readonly text: string;
  readonly pings: readonly string[];
  /** Bytes of the picture, where it is one. */
  readonly picture?: number;
  /** What can be pressed, where it is a card. */
  readonly card?: ShownCard;
};

/** What the API can do to the next messages. */
type ApiFault =
  | "none"
  | "limited"
  | "unauthorised"
  | "refused"
  | "broken"
  | "answer-lost"
  | "token-ended"
  | "untrusted";

type Body = Readonly<Record<string, unknown>>;

const most = {
  text: 2048,
  markdown: 4096,
  picture: 2 * 1024 * 1024,
  toMemberAMinute: 30,
  byWebhookAMinute: 20,
};

/**
 * WeCom's API as far as an app and a group's webhook need it, by
 * developer.work.weixin.qq.com/document/path/90236 and 99110: tokens that end, limits in bytes,
 * invalid receivers with errcode 0, the check for the same message, what is too much for a member
 * dropped without a word, what is too much for a group refused. It keeps what people see.
 */
export async function startOpenApi(company: {
  readonly corpId: string;
  readonly secret: string;
  readonly agentId: number;
  /** Users who may see the app. */
  readonly users: readonly string[];
  /** Users without a licence. */
  readonly unlicensed?: readonly string[];
  readonly webhookKey?: string;
  /** Departments and people, and what of them the app may see. */
  readonly book?: AddressBook;
  readonly port?: number;
}) {
  const posts: ApiPost[] = [];
  const faults: ApiFault[] = [];
  const tokens = new Set<string>();
  const media = new Map<string, number>();
  const names = new Map<string, string>();
  const tasks = new Set<string>();
  const codes = new Set<string>();
  const settled: { readonly userids: readonly string[]; readonly label: string }[] = [];
  const shownAt = new Map<string, number>();
  const sentTo = new Map<string, number[]>();
  let fetchedTokens = 0;
  let pictures: "refused" | "broken" | null = null;
  let isUntrusted = false;

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://wecom");
    const raw = await read(request);
    const isPicture = url.pathname.endsWith("/media/upload") || raw.includes('"base64"');
    const fault =
      isPicture && pictures !== null ? pictures : isPost(url.pathname) ? faults.shift() : undefined;
    if (fault === "token-ended") tokens.clear();
    const isWell = fault === undefined || fault === "none" || fault === "token-ended";
    const answer = isWell ? take(url, raw, request) : null;
    if (fault === "answer-lost") {
      take(url, raw, request);
      return response.destroy();
    }
    if (fault === "broken") return response.writeHead(502).end("<html>Bad Gateway</html>");
    response.writeHead(200, { "content-type": "application/json", connection: "close" });
    response.end(JSON.stringify(answer ?? refuse(errcodes[fault ?? ""] ?? -1)));
  });
  server.listen(company.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  function take(url: URL, raw: Buffer, request: IncomingMessage): Body {
    const token = url.searchParams.get("access_token") ?? "";
    if (isUntrusted && !url.pathname.endsWith("/gettoken")) return refuse(60_020);
    switch (url.pathname) {
      case "/cgi-bin/gettoken":
        return giveToken(url.searchParams);
      case "/cgi-bin/message/send":
        return tokens.has(token) ? send(JSON.parse(String(raw))) : refuse(42_001);
      case "/cgi-bin/message/update_template_card":
        return tokens.has(token) ? settle(JSON.parse(String(raw))) : refuse(42_001);
      case "/cgi-bin/agent/get":
        if (!tokens.has(token)) return refuse(42_001);
        return Number(url.searchParams.get("agentid")) === company.agentId
          ? { errcode: 0, errmsg: "ok", agentid: company.agentId, name: "Genjin", ...visible() }
          : refuse(301_002);
      case "/cgi-bin/media/upload":
        return tokens.has(token) ? keep(raw, request) : refuse(42_001);
      case "/cgi-bin/webhook/send":
        return url.searchParams.get("key") === company.webhookKey
          ? tell(JSON.parse(String(raw)))
          : refuse(93_000);
      default: {
        if (company.book === undefined) return refuse(40_066);
        if (!tokens.has(token)) return refuse(42_001);
        const { searchParams: query } = url;
        const answer = askAddressBook(company.book, url.pathname, query);
        return typeof answer === "number"
          ? refuse(answer)
          : { errcode: 0, errmsg: "ok", ...answer };
      }
    }
  }

  /** The app's visible range, as `agent/get` words it. */
  function visible(): Body {
    const { departments = [], users = [], tags = [] } = company.book?.visible ?? {};
    return {
      allow_userinfos: { user: users.map((userid) => ({ userid })) },
      allow_partys: { partyid: departments },
      allow_tags: { tagid: tags },
    };
  }

  function giveToken(query: URLSearchParams): Body {
    if (query.get("corpid") !== company.corpId) return refuse(40_013);
    if (query.get("corpsecret") !== company.secret) return refuse(40_001);
    const token = randomUUID();
    tokens.add(token);
    fetchedTokens += 1;
    return { errcode: 0, errmsg: "ok", access_token: token, expires_in: 7200 };
  }

  function send(body: Body): Body {
    const {
      touser,
      agentid,
      msgtype,
      text,
      image,
      template_card: given,
    } = body as {
      touser: string;
      agentid: number;
      msgtype: string;
      text?: { content: string };
      image?: { media_id: string };
      template_card?: unknown;
    };
    if (agentid !== company.agentId) return refuse(40_056);
    const messageId = randomUUID();
    const done = { errcode: 0, errmsg: "ok", msgid: messageId };
    const receivers = touser === "@all" ? company.users : touser.split("|");
    if (receivers.length > 1) {
      for (const chat of receivers)
        posts.push({ messageId, chat, text: text?.content ?? "", pings: [] });
      return done;
    }
    if (company.unlicensed?.includes(touser)) {
      return { ...done, unlicenseduser: touser.toLowerCase() };
    }
    if (!company.users.includes(touser)) return { ...done, invaliduser: touser.toLowerCase() };
    const content = text?.content ?? "";
    if (msgtype === "text" && (content === "" || Buffer.byteLength(content) > most.text)) {
      return refuse(40_058);
    }
    const picture = media.get(image?.media_id ?? "");
    if (msgtype === "image" && picture === undefined) return refuse(40_007);
    const card = msgtype === "template_card" ? readCard(given, 36) : null;
    if (msgtype === "template_card" && (card === null || tasks.has(card.task)))
      return refuse(40_058);
    const name = names.get((body.file as { media_id?: string } | undefined)?.media_id ?? "");
    if (msgtype === "file" && name === undefined) return refuse(40_007);
    if (!["text", "image", "file", "template_card"].includes(msgtype)) return refuse(40_008);
    const same = JSON.stringify([touser, msgtype, text, image, given]);
    const interval = Number(body.duplicate_check_interval ?? 1800) * 1000;
    const isAgain =
      body.enable_duplicate_check === 1 && Date.now() - (shownAt.get(same) ?? 0) < interval;
    shownAt.set(same, Date.now());
    if (isAgain || !isWithin(touser, most.toMemberAMinute)) return done;
    if (card !== null) tasks.add(card.task);
    const shown = { messageId, chat: touser, pings: [], ...readText(name ?? content) };
    posts.push({
      ...shown,
      ...(picture === undefined ? {} : { picture }),
      ...(card === null ? {} : { card }),
    });
    return card === null ? done : { ...done, response_code: randomUUID() };
  }

  /** A card is changed once by each code of a press. */
  function settle(body: Body): Body {
    const {
      userids,
      agentid,
      response_code: code,
      button,
    } = body as {
      userids?: string[];
      agentid?: number;
      response_code?: string;
      button?: { replace_name?: string };
    };
    if (agentid !== company.agentId || !codes.delete(code ?? "")) return refuse(40_058);
    if (!userids?.length || !button?.replace_name) return refuse(40_058);
    settled.push({ userids, label: button.replace_name });
    return { errcode: 0, errmsg: "ok", invaliduser: [] };
  }

  /** Counts one more message to a chat; whether it is still within what a minute allows. */
  function isWithin(chat: string, aMinute: number): boolean {
    const recent = (sentTo.get(chat) ?? []).filter((at) => at > Date.now() - 60_000);
    sentTo.set(chat, [...recent, Date.now()]);
    return recent.length < aMinute;
  }

  /** A webhook's message; text calls only those in its lists. */
  function tell(body: Body): Body {
    const {
      msgtype,
      text,
      markdown_v2: markdown,
      image,
    } = body as {
      msgtype: string;
      text?: { content: string; mentioned_list?: string[] };
      markdown_v2?: { content: string };
      image?: { base64: string; md5: string };
    };
    const base = { messageId: "", chat: "webhook", pings: [] };
    const isKnown = ["text", "markdown_v2", "image"].includes(msgtype);
    if (isKnown && !isWithin("webhook", most.byWebhookAMinute)) return refuse(45_009);
    if (msgtype === "text" && text !== undefined) {
      if (text.content === "" || Buffer.byteLength(text.content) > most.text) return refuse(40_058);
      posts.push({ ...base, text: text.content, pings: text.mentioned_list ?? [] });
    } else if (msgtype === "markdown_v2" && markdown !== undefined) {
      const { content } = markdown;
      if (content === "" || Buffer.byteLength(content) > most.markdown) return refuse(40_058);
      posts.push({ ...base, text: readMarkdown(content).text });
    } else if (msgtype === "image" && image !== undefined) {
      const png = Buffer.from(image.base64, "base64");
      const md5 = createHash("md5").update(png).digest("hex");
      if (md5 !== image.md5 || png.length > most.picture) return refuse(301_019);
      posts.push({ ...base, text: "", picture: png.length });
    } else {
      return refuse(40_008);
    }
    return { errcode: 0, errmsg: "ok" };
  }

  function keep(raw: Buffer, request: IncomingMessage): Body {
    const boundary = /boundary=(\S+)/.exec(request.headers["content-type"] ?? "")?.[1] ?? "none";
    const start = raw.indexOf("\r\n\r\n") + 4;
    const end = raw.lastIndexOf(`\r\n--${boundary}--`);
    const head = raw.subarray(0, start).toString();
    const length = Number(/filelength=(\d+)/.exec(head)?.[1]);
    const isPng = raw.subarray(start, start + 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]));
    const [, name = ""] = /filename="([^"]+)"/.exec(head) ?? [];
    const isFit = isPng || !name.endsWith(".png");
    if (!head.includes('name="media"') || length !== end - start || !isFit) return refuse(41_005);
    const id = randomUUID();
    names.set(id, name);
    media.set(id, length);
    return { errcode: 0, errmsg: "ok", type: "image", media_id: id, created_at: "1" };
  }

  return {
    url: `http://127.0.0.1:${port}`,
    /** Everything that people have seen, oldest first. */
    posts: posts as readonly ApiPost[],
    /** The code by which a press lets its card be changed. */
    codeOfPress(): string {
      const code = randomUUID();
      codes.add(code);
      return code;
    },
    /** What cards were changed to after a press, and for whom. */
    settled: settled as readonly { readonly userids: readonly string[]; readonly label: string }[],
    fetchedTokens: () => fetchedTokens,
    /** From now on WeCom takes no token that it has given before. */
    endTokens: () => tokens.clear(),
    /** From now on WeCom does not trust our address, or does. */
    trust(isTrusted: boolean) {
      isUntrusted = !isTrusted;
    },
    fail(fault: ApiFault, times = 1) {
      for (let count = 0; count < times; count++) faults.push(fault);
    },
    /** What becomes of pictures from now on; null: they are taken. */
    refusePictures(how: typeof pictures) {
      pictures = how;
    },
    connections: () =>
      new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count))),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const errcodes: Readonly<Record<string, number>> = {
  limited: 45_009,
  unauthorised: 40_001,
  refused: 81_013,
  untrusted: 60_020,
};

const isPost = (path: string): boolean => /\/(message|webhook)\/send$/.test(path);

const refuse = (errcode: number): Body => ({
  errcode,
  errmsg:
    errcode === 60_020
      ? "not allow to access from your ip, hint: [1700000000], from ip: 203.0.113.7, more info at https://open.work.weixin.qq.com/devtool/query?e=60020"
      : `error ${errcode}`,
});

/** Plain text knows one tag; a word joiner takes no room. */
const readText = (content: string) => ({
  text: content
    .replace(/<a\b[^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gi, "$2 $1")
    .replaceAll("\u2060", ""),
});

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
