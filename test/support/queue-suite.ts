import { afterEach, expect, it } from "vitest";
import type { DeliveryQueue } from "../../src/queue/delivery-queue.ts";
import { newId } from "../../src/store/database/new-id.ts";

/** What every footing of the queue must do. `open` gives a new connection to the same queue. */
export function queueSuite(open: () => Promise<DeliveryQueue>): void {
  const opened: DeliveryQueue[] = [];
  const connect = async () => {
    const queue = await open();
    opened.push(queue);
    return queue;
  };
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((queue) => queue.close()));
  });

  /** A worker that remembers whom it was called for. */
  const listen = (queue: DeliveryQueue) => {
    const heard: string[] = [];
    queue.work(async (ids) => {
      heard.push(...ids);
    });
    return heard;
  };
  const call = (deliveryId: string, fence = 0, inMs = 0) => ({
    deliveries: [{ deliveryId, fence }],
    inMs,
    isBulk: false,
  });

  it("calls a worker in another process, once for each delivery", async () => {
    const heard = listen(await connect());
    const ids = Array.from({ length: 50 }, newId);
    await (await connect()).wake(ids.map((id) => call(id)));
    await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(50);
    expect([...heard].sort()).toEqual([...ids].sort());
  });

  it("calls once for several deliveries that are named together", async () => {
    const queue = await connect();
    const calls: (readonly string[])[] = [];
    queue.work(async (ids) => {
      calls.push(ids);
    });
    const ids = Array.from({ length: 20 }, newId);
    const deliveries = ids.map((deliveryId) => ({ deliveryId, fence: 0 }));
    await queue.wake([{ deliveries, inMs: 0, isBulk: false }]);
    await expect.poll(() => calls, { timeout: 10_000 }).toEqual([ids]);
  });

  it("takes the same call twice as one, and the next attempt as another", async () => {
    const queue = await connect();
    const [id, marker] = [newId(), newId()];
    await queue.wake([call(id), call(id)]);
    await queue.wake([call(id), call(id, 1)]);
    const heard = listen(queue);
    await queue.wake([call(marker)]);
    await expect.poll(() => heard, { timeout: 10_000 }).toContain(marker);
    expect(heard.filter((one) => one === id)).toHaveLength(2);
  });

  it("calls again after the call has been worked off", async () => {
    const queue = await connect();
    const heard = listen(queue);
    const id = newId();
    await queue.wake([call(id)]);
    await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(1);
    await expect
      .poll(
        async () => {
          await queue.wake([call(id)]);
          return heard.length;
        },
        { timeout: 10_000 },
      )
      .toBeGreaterThan(1);
  });

  it("calls no earlier than asked", async () => {
    const queue = await connect();
    const started = performance.now();
    let after = 0;
    queue.work(async () => {
      after = performance.now() - started;
    });
    await queue.wake([call(newId(), 0, 700)]);
    await expect.poll(() => after, { timeout: 10_000 }).toBeGreaterThan(690);
    expect(after).toBeLessThan(5000);
  });

  it("works on at most eight at once and lets them finish when it closes", async () => {
    const queue = await connect();
    let [inWork, most, done] = [0, 0, 0];
    queue.work(async () => {
      most = Math.max(most, ++inWork);
      await new Promise((resolve) => setTimeout(resolve, 300));
      inWork--;
      done++;
    });
    await queue.wake(Array.from({ length: 12 }, () => call(newId())));
    await expect.poll(() => most, { timeout: 10_000 }).toBe(8);
    await queue.close();
    opened.splice(opened.indexOf(queue), 1);
    expect(inWork).toBe(0);
    expect(done).toBeGreaterThanOrEqual(8);
  });
}
