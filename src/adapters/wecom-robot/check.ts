import type { AdapterCheck } from "../../chat/adapter.ts";
import type { RobotConfig } from "./config.ts";

/** Where the vendor's SDK connects unless told otherwise. */
const usualAddress = "wss://openws.work.weixin.qq.com";

const patience = 5000;

/**
 * Looks whether the gateway can be reached. More would take the connection from the running
 * service: WeCom serves the newest alone.
 */
export async function checkRobot({ wsUrl }: RobotConfig): Promise<readonly AdapterCheck[]> {
  const address = (wsUrl ?? usualAddress).replace(/^ws/, "http");
  const { host } = new URL(address);
  const signal = AbortSignal.timeout(patience);
  const isWell = await fetch(address, { method: "HEAD", redirect: "manual", signal }).then(
    () => true,
    () => false,
  );
  return [{ code: "address", isWell, details: { host } }];
}
