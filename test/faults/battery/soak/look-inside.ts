import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";
import type { Service } from "../../../support/service.ts";

/** Makes a process one that can be looked into. */
export const inspectable = "--inspect=127.0.0.1:0";

/** What a process holds once its garbage has been collected. */
export type Holdings = {
  readonly heapKb: number;
  readonly residentKb: number;
  /** Open descriptors, and those of them that are sockets, as the operating system has them. */
  readonly descriptors: number;
  readonly sockets: number;
  /** Objects in memory, whether or not they keep the process alive; emitters are sockets and more. */
  readonly timers: number;
  readonly emitters: number;
};

/** Expressions for what the objects to be counted descend from. */
const prototypes = {
  timers: "Object.getPrototypeOf(setTimeout(() => {}, 0))",
  emitters: "process.getBuiltinModule('node:events').prototype",
} as const;

/**
 * Looks into a process from outside, over the inspector's protocol
 * (https://chromedevtools.github.io/devtools-protocol/v8/); nothing of the product takes part.
 */
export async function lookInside({ child, stderr }: Service) {
  const address = await addressIn(stderr);
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  const waiting = new Map<number, (answer: Answer) => void>();
  let asked = 0;
  socket.on("message", (data) => {
    const answer: Answer = JSON.parse(String(data));
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  const call = async (method: string, params: object = {}): Promise<Result> => {
    const id = ++asked;
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params }));
    const { result, error } = await answered;
    if (result === undefined) throw new Error(`${method}: ${error?.message}`);
    return result;
  };
  const objectGroup = "soak";

  async function count(prototype: string): Promise<number> {
    const { result } = await call("Runtime.evaluate", { expression: prototype, objectGroup });
    const { objects } = await call("Runtime.queryObjects", {
      prototypeObjectId: result?.objectId,
      objectGroup,
    });
    const counted = await call("Runtime.callFunctionOn", {
      objectId: objects?.objectId,
      functionDeclaration: "function () { return this.length; }",
      returnByValue: true,
    });
    await call("Runtime.releaseObjectGroup", { objectGroup });
    return Number(counted.result?.value);
  }

  return {
    async holdings(): Promise<Holdings> {
      // Counting collects garbage as well: what ends with one collection may let go of more.
      const [timers, emitters] = [await count(prototypes.timers), await count(prototypes.emitters)];
      await call("HeapProfiler.collectGarbage");
      const { usedSize } = await call("Runtime.getHeapUsage");
      const files = openFiles(child.pid ?? 0);
      return {
        heapKb: Math.round((usedSize ?? Number.NaN) / 1024),
        residentKb: residentKb(child.pid ?? 0),
        descriptors: files.length,
        sockets: files.filter((file) => file.startsWith("socket:")).length,
        timers,
        emitters,
      };
    },
    close: () => socket.close(),
  };
}

type Remote = { readonly objectId?: string; readonly value?: unknown };
type Result = { readonly result?: Remote; readonly objects?: Remote; readonly usedSize?: number };
type Answer = {
  readonly id: number;
  readonly result?: Result;
  readonly error?: { readonly message: string };
};

async function addressIn(stderr: () => string): Promise<string> {
  for (let wait = 0; wait < 100; wait++) {
    const address = /^Debugger listening on (ws:\S+)$/m.exec(stderr())?.[1];
    if (address !== undefined) return address;
    await pause(50);
  }
  throw new Error("the process cannot be looked into");
}

/** What the descriptors of a process stand for (proc_pid_fd(5)). */
function openFiles(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder).flatMap((name) => {
    try {
      return [readlinkSync(`${folder}/${name}`)];
    } catch {
      return [];
    }
  });
}

const residentKb = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
