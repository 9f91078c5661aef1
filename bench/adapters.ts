// What each configured platform costs at the start: milliseconds to load and start its adapter, and
// megabytes of memory that stay, each in a process of its own, besides those of the app itself.
import { loadavg } from "node:os";
import { loadPlatforms, platformVariables } from "../test/support/platform-loading.ts";

const rounds = 3;

const deployments = { "no platform": {}, ...platformVariables };
for (const [name, variables] of Object.entries(deployments)) {
  const loadings = [];
  for (let round = 0; round < rounds; round++) loadings.push(await loadPlatforms(variables));
  const [app, platform] = [loadings.map((one) => one.app), loadings.map((one) => one.platforms)];
  const own = name === "no platform" ? "" : `, ${name} ${best(platform)} more`;
  console.log(`adapters: the app ${best(app)}${own}`);
}
console.log(`adapters: best of ${rounds}, from sources, load average ${loadavg()[0]?.toFixed(2)}`);

function best(costs: readonly { readonly ms: number; readonly mb: number }[]): string {
  const least = (of: "ms" | "mb") => Math.min(...costs.map((cost) => cost[of]));
  return `${least("ms")} ms and ${least("mb")} MB`;
}
