/** Asks again only after so many milliseconds, for all who ask meanwhile together; after a failure at once. */
export function keptFor<Value>(milliseconds: number, ask: () => Promise<Value>): () => Promise<Value> {
  let asked: { readonly at: number; readonly value: Promise<Value> } | null = null;
  return () => {
    if (asked && performance.now() - asked.at < milliseconds) return asked.value;
    const value = ask();
    const own = { at: performance.now(), value };
    asked = own;
    value.catch(() => {
      if (asked === own) asked = null;
    });
    return value;
  };
}
