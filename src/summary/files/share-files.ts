import type { FileOrder } from "./order.js";
import type { Workshop } from "./workshop.js";

/** What the office takes away; an agency's own workbook is nobody else's. */
export type MakeFile = (order: FileOrder) => ReturnType<Workshop["make"]>;

/** Milliseconds for which a file is kept for others who want the same of the same minute. */
const keptFor = 60_000;

/**
 * Makes what several people are sent at one time once. A file of the same kind, question, plan, language and minute is
 * handed out again; what did not come about is tried anew.
 */
export function shareFiles(make: MakeFile): MakeFile {
  const made = new Map<string, ReturnType<MakeFile>>();
  return (order) => {
    const key = keyOf(order);
    const known = made.get(key);
    if (known) return known;
    const making = make(order);
    const forget = () => {
      if (made.get(key) === making) made.delete(key);
    };
    made.set(key, making);
    making.then(({ ok }) => (ok ? void setTimeout(forget, keptFor).unref() : forget()), forget);
    return making;
  };
}

function keyOf({ at, ...order }: FileOrder): string {
  return JSON.stringify([order.kind, order.query, order.plan, order.language, Math.floor(at / 60_000)]);
}
