// Keeps the addresses of all ES modules that this process loads, in `globalThis.loadedModules`.
// For `node --import`.
import { register } from "node:module";
import { MessageChannel } from "node:worker_threads";

globalThis.loadedModules = new Set();
const { port1, port2 } = new MessageChannel();
port1.on("message", (url) => globalThis.loadedModules.add(url)).unref();
const hooks = `let port;
export const initialize = (data) => { port = data.port; };
export async function load(url, context, next) { port.postMessage(url); return next(url, context); }`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`, {
  data: { port: port2 },
  transferList: [port2],
});
