/**
 * Does for many callers at once what each asks for alone: whoever comes while the work is under way is served by the next
 * one, together with all who came meanwhile. Where that fails, each is served alone, so that nobody fails for another.
 * The work gives one result for each item, in their order.
 */
export function together<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
): (items: readonly Item[]) => Promise<readonly Result[]> {
  interface Caller {
    readonly items: readonly Item[];
    readonly served: (results: readonly Result[]) => void;
    readonly failed: (error: unknown) => void;
  }
  let waiting: Caller[] = [];
  let working = false;

  async function serve(callers: readonly Caller[]): Promise<void> {
    try {
      const results = await work(callers.flatMap(({ items }) => items));
      let at = 0;
      for (const { items, served } of callers) {
        served(results.slice(at, at + items.length));
        at += items.length;
      }
    } catch (error) {
      if (callers.length === 1) return callers[0]!.failed(error);
      for (const caller of callers) await serve([caller]);
    }
  }

  async function serveAll(): Promise<void> {
    working = true;
    while (waiting.length > 0) {
      const callers = waiting;
      waiting = [];
      await serve(callers);
    }
    working = false;
  }

  return (items) =>
    new Promise((served, failed) => {
      waiting.push({ items, served, failed });
      if (!working) void serveAll();
    });
}
