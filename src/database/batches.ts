const size = 1000;

/** Reads a whole table in the order of its ids, a batch at a time, so that an export of any length fits in memory. */
export async function* inBatches<Row extends { readonly id: number }>(
  find: (page: { readonly after: number; readonly take: number }) => Promise<readonly Row[]>,
): AsyncGenerator<Row> {
  for (let after = 0; ; ) {
    const rows = await find({ after, take: size });
    yield* rows;
    if (rows.length < size) return;
    after = rows.at(-1)!.id;
  }
}
