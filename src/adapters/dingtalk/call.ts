import { answeredCode } from "../../chat/delivered.ts";
import { AdapterError, UnansweredError, wasNotReached } from "../../errors.ts";

/** What DingTalk answered, read as an object whatever it was. */
export type Answer = Readonly<Record<string, unknown>>;

/** DingTalk's word that a call is refused; nothing was done. */
export class CallRefused extends AdapterError {
  readonly why: "limited" | "unauthorised" | "other";

  constructor(status: number, code: string, limitedMs: number) {
    const why = whyOf(status, code);
    super(`DingTalk refused: ${status} ${code}`, {
      retryable: why !== "other",
      ...(why === "limited" ? { retryAfterMs: limitedMs } : {}),
      ...(why === "unauthorised" ? { hindrance: "access" } : {}),
    });
    this.why = why;
  }
}

/**
 * Makes one call and answers its JSON. Throws `CallRefused`, an `AdapterError` when DingTalk was
 * not reached, `UnansweredError` when nobody knows whether the call was carried out.
 */
export async function call(
  url: string,
  request: RequestInit,
  patience: { readonly answer: number; readonly limited: number },
): Promise<Answer> {
  const signal = AbortSignal.timeout(patience.answer);
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { ...request, redirect: "error", signal });
    text = await response.text();
  } catch (error) {
    throw wasNotReached(error)
      ? new AdapterError("DingTalk cannot be reached", { retryable: true })
      : new UnansweredError("DingTalk did not answer");
  }
  const answer = read(text);
  const code = codeOf(answer);
  if (response.status >= 500)
    throw new UnansweredError(`DingTalk failed: ${response.status} ${code}`);
  if (!response.ok || code !== "") throw new CallRefused(response.status, code, patience.limited);
  return answer;
}

/**
 * The new API names errors by `code` and status, the old one by `errcode` with status 200, and by
 * `sub_code` where that is 88.
 */
function codeOf({ code, errcode, sub_code: sub }: Answer): string {
  const old = answeredCode(errcode);
  const given = code ?? (old === 0 ? "" : old === 88 ? (sub ?? old) : errcode) ?? "";
  return String(given)
    .replaceAll(/[^\w.-]/g, "")
    .slice(0, 80);
}

/** 88, 90018, 90002: too many calls of the old API; 40014, 42001: its token is bad, has ended. */
function whyOf(status: number, code: string): CallRefused["why"] {
  if (status === 429 || /QpsLimit|Throttling/i.test(code) || /^(90018|90002|88)$/.test(code)) {
    return "limited";
  }
  return status === 401 || /InvalidAuthentication|invalidClient|^(40014|42001)$/.test(code)
    ? "unauthorised"
    : "other";
}

function read(text: string): Answer {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Answer) : {};
  } catch {
    return {};
  }
}
