import { once } from "node:events";
import { threadId, Worker } from "node:worker_threads";
import type { PurchaseHistory } from "../../core/value/purchase-history.ts";
import { type Valuation, valuePortfolio } from "../../core/value/value-portfolio.ts";

/** So few buyers are valued within some tens of milliseconds: not worth a thread. */
const few = 500;

/** The thread where nothing is compiled, as in tests. */
const fromSource = `import("tsx/esm/api").then(({ tsImport }) =>
  tsImport(${JSON.stringify(new URL("./value-thread.ts", import.meta.url).href)}, "file:///"))`;

/** A valuation, and the thread in which it was made. */
type ValuedApart<Customer> = { readonly valuation: Valuation<Customer>; readonly threadId: number };

/**
 * `valuePortfolio` in a thread of its own where the buyers are many, so that nobody who is answered
 * by this process waits for it: a hundred thousand take half a minute.
 */
export async function valueInThread<Customer extends PurchaseHistory>(
  histories: readonly Customer[],
  by: Parameters<typeof valuePortfolio>[1],
): Promise<ValuedApart<Customer>> {
  if (histories.length <= few) return { valuation: valuePortfolio(histories, by), threadId };
  const options = { workerData: [histories, by] };
  const worker = import.meta.url.endsWith(".js")
    ? new Worker(new URL("./value-thread.js", import.meta.url), options)
    : new Worker(fromSource, { ...options, eval: true });
  // Rejects where the thread ends with an error.
  const [valued] = (await once(worker, "message")) as [ValuedApart<Customer>];
  return valued;
}
