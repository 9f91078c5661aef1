import { AdapterError } from "../../errors.ts";

/** 45009 too often, 45033 too many at once: the frequency counts by the minute. */
const limits = new Set([45_009, 45_033]);

/**
 * What an admin can heal: 40001, 40013 wrong secret or company; 40014, 42001 the token has ended;
 * 60020 our address is not among the trusted ones.
 */
const lockedOut = new Set([40_001, 40_013, 40_014, 42_001, 60_020]);

/** What passes: -1 is "WeCom is busy". */
const passing = new Set([-1, ...lockedOut, ...limits]);

/**
 * WeCom's refusal as an error, by its number (developer.work.weixin.qq.com/document/path/90313). Of
 * its words only the address that it does not trust is kept.
 */
export function refusal(errcode: number, errmsg: unknown = ""): AdapterError {
  const [, address] = /from ip: ?([\d.:a-f]+)/i.exec(String(errmsg)) ?? [];
  const from = address === undefined ? "" : ` from ${address}`;
  return new AdapterError(`WeCom refused: ${errcode}${from}`, {
    retryable: passing.has(errcode),
    ...(limits.has(errcode) ? { retryAfterMs: 60_000 } : {}),
    ...(lockedOut.has(errcode) ? { hindrance: "access" } : {}),
  });
}
