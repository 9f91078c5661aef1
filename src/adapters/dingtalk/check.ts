import type { AdapterCheck } from "../../chat/adapter.ts";
import { CallRefused } from "./call.ts";
import type { DingtalkClient } from "./client.ts";

/** Looks whether DingTalk takes our credentials and would open a connection, without opening one. */
export async function checkDingtalk(client: DingtalkClient): Promise<readonly AdapterCheck[]> {
  const look = async (code: string, trying: Promise<unknown>): Promise<AdapterCheck> =>
    trying.then(
      () => ({ code, isWell: true, details: {} }),
      (error: unknown) => ({
        code: error instanceof CallRefused ? code : "reach",
        isWell: false,
        details: { reason: reasonOf(error) },
      }),
    );
  const token = await look("token", client.authorise());
  return token.code === "reach" ? [token] : [token, await look("stream", client.openConnection())];
}

/** The client's errors are codes. */
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : "unknown");
