import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { type AddressBook, askAddressBook, withoutRight } from "./address-book.ts";
import { readMarkdown } from "./read-markdown.ts";

/** A message as the people in a chat see it. */
export type Shown = {
  readonly processQueryKey: string;
  readonly kind: "group" | "direct";
  /** Open conversation id, or the staff id of the one who sees it. */
  readonly chat: string;
  /** In the list of conversations and in the notification. */
  readonly title: string;
  readonly text: string;
  readonly pictures: readonly { readonly alt: string; readonly png: Buffer }[];
  /** Buttons; what a press of each brings: data of a card's, the words of one that speaks. */
  readonly buttons: readonly {
    readonly label: string;
    readonly params: object;
    readonly says?: string;
  }[];
  /** The sender's own name of a card. */
  readonly outTrackId?: string;
};

/** What can go wrong with a message. */
export type ApiFault =
  | "limited"
  | "flow-controlled"
  | "unauthorised"
  | "refused"
  | "broken"
  | "answer-lost";

/** Who and what exists in the organization. */
export type Organization = {
  /** Its own id; what comes names no other. */
  readonly corpId?: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly robotCode: string;
  /** The template that there is, for cards. */
  readonly cardTemplateId?: string;
  readonly staffIds: readonly string[];
  readonly groups: readonly string[];
  /** Mailboxes with the organization, by staff id; absent: the app may not look at people. */
  readonly mailboxes?: Readonly<Record<string, string>>;
  /** Departments and people; a token may read what the app had the right to when it was issued. */
  readonly book?: AddressBook;
  readonly rights?: readonly string[];
};

/** What is answered; null: nothing, ever. */
export type ApiAnswer = { readonly status: number; readonly body: object } | null;

/** Calls a second that one API takes. */
const qps = 20;

/** The longest `msgParam`, in bytes. */
const longestMessage = 15_000;

/** The open API as far as a robot needs it, with a ledger of what people see. */
export function openApi(
  organization: Organization,
  tokenSeconds: number,
  fileUrl: (downloadCode: string) => string | null,
) {
  const { clientId, clientSecret, robotCode, cardTemplateId, groups, mailboxes } = organization;
  const { book } = organization;
  const staffIds = [
    ...organization.staffIds,
    ...(book?.people ?? []).flatMap(({ userid, active }) => (active === false ? [] : [userid])),
  ];
  let rights: ReadonlySet<string> = new Set(organization.rights);
  const shown: Shown[] = [];
  const faults: ApiFault[] = [];
  const tokens = new Map<string, { readonly until: number; readonly rights: typeof rights }>();
  const media = new Map<string, Buffer>();
  const calls: { readonly path: string; readonly at: number }[] = [];
  let pictures: "refused" | "broken" | null = null;
  const isValid = (token: unknown) => (tokens.get(String(token))?.until ?? 0) > Date.now();

  function send(kind: Shown["kind"], body: Body): ApiAnswer {
    const chat = kind === "group" ? String(body.openConversationId) : String(body.userIds?.[0]);
    const fault = faults.shift();
    if (fault === "limited") return limited();
    if (fault === "unauthorised") return unauthorised();
    if (fault === "broken") return refuse(500, "ServiceUnavailable");
    if (body.robotCode !== robotCode) return refuse(400, "invalidParameter.robotCode.invalid");
    if (Buffer.byteLength(body.msgParam ?? "") > longestMessage) {
      return refuse(400, "invalidParameter.msgParam.tooLong");
    }
    const isThere = (kind === "group" ? groups : staffIds).includes(chat) && fault !== "refused";
    if (kind === "group" && !isThere) {
      return refuse(400, "invalidParameter.openConversationId.invalid");
    }
    const processQueryKey = randomUUID();
    const lists = {
      invalidStaffIdList: isThere ? [] : [chat],
      flowControlledStaffIdList: fault === "flow-controlled" ? [chat] : [],
    };
    if (isThere && fault !== "flow-controlled") {
      const { title, text, ...actions } = JSON.parse(body.msgParam ?? "{}");
      if (body.msgKey === "sampleFile") {
        const { mediaId, fileName, fileType } = actions;
        if (!media.has(mediaId) || !String(fileName).endsWith(`.${fileType}`))
          return refuse(400, "invalidParameter.msgParam");
        const file = { title: fileName, text: fileName, pictures: [], buttons: [] };
        shown.push({ processQueryKey, kind, chat, ...file });
        return { status: 200, body: { processQueryKey, ...(kind === "direct" ? lists : {}) } };
      }
      const links = readActions(body.msgKey ?? "", actions);
      if (links === null || !title || !text) return refuse(400, "invalidParameter.msgKey");
      const reading = readMarkdown(text);
      const pictures = reading.pictures.map(({ alt, mediaId }) => {
        const png = media.get(mediaId);
        if (png === undefined) throw new Error(`nothing was uploaded as ${mediaId}`);
        return { alt, png };
      });
      const { text: read } = reading;
      shown.push({ processQueryKey, kind, chat, title, text: read, pictures, buttons: links });
    }
    if (fault === "answer-lost") return null;
    return { status: 200, body: { processQueryKey, ...(kind === "direct" ? lists : {}) } };
  }

  /** Makes a card and shows it in one chat. */
  function deliverCard(body: CardBody): ApiAnswer {
    const fault = faults.shift();
    if (fault === "limited") return limited();
    if (fault === "unauthorised") return unauthorised();
    if (fault === "broken") return refuse(500, "ServiceUnavailable");
    if (cardTemplateId === undefined || body.cardTemplateId !== cardTemplateId) {
      return refuse(400, "param.cardTemplateNotExist");
    }
    const [, place, chat = ""] =
      /^dtv1\.card\/\/(IM_GROUP|IM_ROBOT)\.(.+)$/.exec(body.openSpaceId) ?? [];
    const isGroup = place === "IM_GROUP";
    const model = isGroup ? body.imGroupOpenDeliverModel : body.imRobotOpenDeliverModel;
    const isRight = isGroup || body.imRobotOpenDeliverModel?.spaceType === "IM_ROBOT";
    if (model?.robotCode !== robotCode || !isRight || body.callbackType !== "STREAM") {
      return refuse(400, "param.deliverModelError");
    }
    const { title, content, btns } = body.cardData.cardParamMap;
    if ([title, content, btns].some((value) => typeof value !== "string")) {
      return refuse(400, "param.cardParamMapError");
    }
    const isThere = (isGroup ? groups : staffIds).includes(chat) && fault !== "refused";
    const carrierId = randomUUID();
    if (isThere) {
      const buttons: CardButton[] = JSON.parse(btns ?? "[]");
      shown.push({
        processQueryKey: carrierId,
        kind: isGroup ? "group" : "direct",
        chat,
        title: title ?? "",
        text: readMarkdown(content ?? "").text,
        pictures: [],
        buttons: buttons.map(({ text, event }) => ({ label: text, params: event.params })),
        outTrackId: body.outTrackId,
      });
    }
    if (fault === "answer-lost") return null;
    const deliverResult = { spaceId: chat, spaceType: place, success: isThere, carrierId };
    const result = { outTrackId: body.outTrackId, deliverResults: [deliverResult] };
    return { status: 200, body: { success: true, result } };
  }

  const issueToken = ({ appKey, appSecret }: Body): ApiAnswer => {
    if (appKey !== clientId || appSecret !== clientSecret)
      return refuse(400, "invalidClientSecret");
    const accessToken = randomUUID();
    tokens.set(accessToken, { until: Date.now() + tokenSeconds * 1000, rights });
    return { status: 200, body: { accessToken, expireIn: tokenSeconds } };
  };

  async function upload(url: URL, request: IncomingMessage, bytes: Buffer): Promise<ApiAnswer> {
    if (!isValid(url.searchParams.get("access_token"))) {
      return { status: 200, body: { errcode: 42001, errmsg: "access_token expired" } };
    }
    const headers = { "content-type": request.headers["content-type"] ?? "" };
    const file = (await new Response(new Uint8Array(bytes), { headers }).formData()).get("media");
    if (
      !(file instanceof Blob) ||
      !["image", "file"].includes(url.searchParams.get("type") ?? "")
    ) {
      return { status: 200, body: { errcode: 40004, errmsg: "invalid media" } };
    }
    const media_id = `@lAD${randomUUID()}`;
    media.set(media_id, Buffer.from(await file.arrayBuffer()));
    return { status: 200, body: { errcode: 0, errmsg: "ok", type: "image", media_id } };
  }

  /** As the old API words it: a refused permission looks like too many calls but for `sub_code`. */
  function person(url: URL, { userid = "" }: Body): ApiAnswer {
    const old = (errcode: number, more: object) => ({ status: 200, body: { errcode, ...more } });
    if (!isValid(url.searchParams.get("access_token"))) return old(40014, {});
    const mayLook = rightsOf(url).has("qyapi_get_member") || mailboxes !== undefined;
    if (!mayLook) return old(88, withoutRight("qyapi_get_member"));
    if (!staffIds.includes(userid)) return old(60121, {});
    const employee = book?.people.find((one) => one.userid === userid);
    const org_email = employee?.org_email ?? mailboxes?.[userid];
    const name = employee?.name ?? userid;
    const result = { userid, name, email: "any@example.com", active: true };
    return old(0, { result: { ...result, ...(org_email === undefined ? {} : { org_email }) } });
  }

  const rightsOf = (url: URL): ReadonlySet<string> =>
    tokens.get(url.searchParams.get("access_token") ?? "")?.rights ?? new Set();

  return {
    shown,
    /** The console gives the app a right; tokens that are issued from now on have it. */
    grant(...given: readonly string[]) {
      rights = new Set([...rights, ...given]);
    },
    calls: calls as readonly { readonly path: string }[],
    fail: (fault: ApiFault, times: number) => void faults.push(...Array(times).fill(fault)),
    refusePictures(how: typeof pictures) {
      pictures = how;
    },
    expireTokens: () => tokens.clear(),
    tokensIssued: () => calls.filter(({ path }) => path === "/v1.0/oauth2/accessToken").length,
    async answer(request: IncomingMessage, bytes: Buffer): Promise<ApiAnswer> {
      const url = new URL(request.url ?? "", "http://x");
      const path = url.pathname;
      const at = performance.now();
      calls.push({ path, at });
      if (calls.filter((one) => one.path === path && at - one.at < 1000).length > qps) {
        return limited();
      }
      if (path === "/media/upload" && pictures === "broken") return refuse(502, "BadGateway");
      if (path === "/media/upload" && pictures === "refused") {
        return { status: 200, body: { errcode: 60011, errmsg: "no permission" } };
      }
      if (path === "/media/upload") return upload(url, request, bytes);
      const body: Body = JSON.parse(bytes.toString() || "{}");
      if (
        book !== undefined &&
        /^\/(auth\/scopes|topapi\/v2\/(department|user)\/list)/.test(path)
      ) {
        if (!isValid(url.searchParams.get("access_token"))) {
          return { status: 200, body: { errcode: 40014, errmsg: "invalid access_token" } };
        }
        const answer = askAddressBook(book, path, body, rightsOf(url));
        return answer === null ? refuse(404, "not found") : { status: 200, body: answer };
      }
      if (path === "/v1.0/oauth2/accessToken") return issueToken(body);
      if (path === "/topapi/v2/user/get") return person(url, body);
      if (!isValid(request.headers["x-acs-dingtalk-access-token"])) return unauthorised();
      if (path === "/v1.0/card/instances/createAndDeliver") {
        return deliverCard(JSON.parse(bytes.toString()));
      }
      if (path === "/v1.0/robot/messageFiles/download") {
        const { downloadCode = "", robotCode: robot } = body;
        const downloadUrl = robot === robotCode ? fileUrl(downloadCode) : null;
        return downloadUrl === null
          ? refuse(400, "invalidParameter.downloadCode.invalid")
          : { status: 200, body: { downloadUrl } };
      }
      if (path === "/v1.0/robot/groupMessages/send") return send("group", body);
      if (path === "/v1.0/robot/oToMessages/batchSend") return send("direct", body);
      return refuse(404, "InvalidAction.NotFound");
    },
  };
}

/** The buttons of a message of this kind: as many as its name says, each a link; null where it is none. */
function readActions(msgKey: string, given: Readonly<Record<string, string>>) {
  const count = kinds.indexOf(msgKey);
  if (count < 0) return null;
  const names = Array.from({ length: count }, (_, at) =>
    count === 1 ? ["singleTitle", "singleURL"] : [`actionTitle${at + 1}`, `actionURL${at + 1}`],
  );
  if (Object.keys(given).length !== names.flat().length) return null;
  const links = names.map(([title = "", url = ""]) => ({
    label: given[title] ?? "",
    params: {},
    ...saysOf(given[url] ?? ""),
  }));
  return links.every(({ label }) => label !== "") ? links : null;
}

/** By how many buttons they have. */
const kinds = [
  "sampleMarkdown",
  "sampleActionCard",
  ...[2, 3, 4, 5].map((count) => `sampleActionCard${count}`),
];

/** What a tap on a link says in the chat; a link that is not written just so does nothing. */
function saysOf(url: string): { readonly says?: string } {
  const [, content] = /^dtmd:\/\/dingtalkclient\/sendMessage\?content=([^&\s]+)$/.exec(url) ?? [];
  return content === undefined ? {} : { says: decodeURIComponent(content) };
}

type Body = {
  readonly appKey?: string;
  readonly appSecret?: string;
  readonly robotCode?: string;
  readonly downloadCode?: string;
  readonly openConversationId?: string;
  readonly userIds?: readonly string[];
  readonly userid?: string;
  readonly dept_id?: number;
  readonly cursor?: number;
  readonly size?: number;
  readonly msgKey?: string;
  readonly msgParam?: string;
};

type CardBody = {
  readonly cardTemplateId: string;
  readonly outTrackId: string;
  readonly openSpaceId: string;
  readonly callbackType: string;
  readonly cardData: { readonly cardParamMap: Readonly<Record<string, string>> };
  readonly imGroupOpenDeliverModel?: { readonly robotCode: string };
  readonly imRobotOpenDeliverModel?: { readonly robotCode: string; readonly spaceType: string };
};

type CardButton = { readonly text: string; readonly event: { readonly params: object } };

const refuse = (status: number, code: string): ApiAnswer => ({
  status,
  body: { code, message: "refused", requestid: randomUUID() },
});

const limited = () => refuse(403, "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi");
const unauthorised = () => refuse(401, "InvalidAuthentication");
