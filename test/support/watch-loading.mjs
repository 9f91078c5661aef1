// Keeps the addresses of all ES modules that this process loads, in `globalThis.loadedModules`.
// For `node --import`.
import module from "node:module";
import { MessageChannel } from "node:worker_threads";

globalThis.loadedModules = new Set();
if (module.registerHooks === undefined) {
  const { port1, port2 } = new MessageChannel();
  port1.on("message", (url) => globalThis.loadedModules.add(url)).unref();
  const hooks = `let port;
export const initialize = (data) => { port = data.port; };
export async function load(url, context, next) { port.postMessage(url); return next(url, context); }`;
  module.register(`data:text/javascript,${encodeURIComponent(hooks)}`, {
    data: { port: port2 },
    transferList: [port2],
  });
} else {
  // What runs in this thread, as tsx does where it can, is asked before any hook of another.
  module.registerHooks({
    load(url, context, next) {
      globalThis.loadedModules.add(url);
      return next(url, context);
    },
  });
}
