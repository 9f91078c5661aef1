/**
 * Does for many at once what is asked one by one: what comes while a batch is being worked on waits
 * for the next. Nobody fails because of what another asked: of a batch that fails each is done alone.
 */
export function gathered<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  most: number,
): (item: Item) => Promise<Result> {
  type Asked = { readonly item: Item; readonly resolve: (result: Promise<Result>) => void };
  const waiting: Asked[] = [];
  let isWorking = false;

  const workOn = async (batch: readonly Asked[]): Promise<void> => {
    const results = work(batch.map(({ item }) => item));
    for (const [index, { item, resolve }] of batch.entries()) {
      const own = results.then((all) => all[index] as Result);
      resolve(batch.length === 1 ? own : own.catch(async () => (await work([item]))[0] as Result));
    }
    await results.catch(() => {});
  };

  const workOff = async (): Promise<void> => {
    isWorking = true;
    while (waiting.length > 0) await workOn(waiting.splice(0, most));
    isWorking = false;
  };

  return (item) =>
    new Promise((resolve) => {
      waiting.push({ item, resolve });
      if (!isWorking) void workOff();
    });
}
