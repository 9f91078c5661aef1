import { parentPort, threadId, workerData } from "node:worker_threads";
import { valuePortfolio } from "../../core/value/value-portfolio.ts";

// The other side of `value-apart.ts`: values what it was given, answers, and ends.
const [histories, by] = workerData as Parameters<typeof valuePortfolio>;
parentPort?.postMessage({ valuation: valuePortfolio(histories, by), threadId });
