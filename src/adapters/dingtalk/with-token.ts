import { setTimeout as sleep } from "node:timers/promises";
import type { TokenKeeper } from "./access-token.ts";
import { type Answer, CallRefused } from "./call.ts";

/** Attempts at a call that is refused for its rate. */
const mostAttempts = 3;

/**
 * Makes a call with a token, a new one if it is refused, and again after a pause of about `limitedMs`
 * if there were too many. Throws as `call` does.
 */
export async function withToken(
  tokens: TokenKeeper,
  limitedMs: number,
  make: (token: string) => Promise<Answer>,
): Promise<Answer> {
  let isRenewed = false;
  for (let attempt = 1; ; attempt++) {
    const token = await tokens.get();
    try {
      return await make(token);
    } catch (error) {
      const why = error instanceof CallRefused ? error.why : "other";
      if (why === "unauthorised" && !isRenewed) {
        isRenewed = true;
        tokens.drop(token);
      } else if (why === "limited" && attempt < mostAttempts) {
        await sleep(limitedMs * (1 + Math.random() / 4));
      } else throw error;
    }
  }
}
