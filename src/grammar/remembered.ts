import type { Context } from "./context.js";
import type { Understanding } from "./understanding.js";

/** As many as one update asks for, with what it is settled to. */
const REMEMBERED = 8;
const remembered: { readonly message: string; readonly context: Context; readonly understanding: Understanding }[] = [];

/** What was understood of the message the last time, where that is not long ago; undefined where it is. */
export function recall(message: string, context: Context): Understanding | undefined {
  return remembered.find((one) => one.message === message && isSame(one.context, context))?.understanding;
}

/** Returns what it is told. */
export function remember(message: string, context: Context, understanding: Understanding): Understanding {
  remembered.unshift({ message, context, understanding });
  remembered.length = Math.min(remembered.length, REMEMBERED);
  return understanding;
}

function isSame(one: Context, other: Context): boolean {
  return (
    one.agency === other.agency &&
    one.today === other.today &&
    one.catalogue === other.catalogue &&
    one.t === other.t &&
    one.isOfficeToo === other.isOfficeToo &&
    String(one.open) === String(other.open)
  );
}
