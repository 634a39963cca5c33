import type { BotContext } from "./context.js";

/**
 * What `find` reads, once in all that an update does: whoever asks again under the same key gets the same. An update that
 * has to see what was written since forgets it (`ctx.read.clear()`).
 */
export function readOnce<T>(ctx: BotContext, key: string, find: () => Promise<T>): Promise<T> {
  const known = ctx.read.get(key) as Promise<T> | undefined;
  if (known) return known;
  const found = find();
  ctx.read.set(key, found);
  return found;
}
