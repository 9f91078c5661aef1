/** Waits until processes at these ports of this machine say that they can work. */
export async function untilReady(ports: readonly number[], patienceMs = 120_000): Promise<void> {
  const deadline = performance.now() + patienceMs;
  for (const port of ports) {
    for (let status = 0; status !== 200; status = await readiness(port)) {
      if (performance.now() > deadline) {
        throw new Error(`process ${ports.indexOf(port)} is not ready: ${status}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** The status of `/readyz`; 0 where nobody answers within so many milliseconds. */
export const readiness = (port: number, withinMs = 10_000): Promise<number> =>
  fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(withinMs) }).then(
    ({ status }) => status,
    () => 0,
  );
