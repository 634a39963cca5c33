import type { MemberContext } from "./context.js";
import { databaseId } from "./database-id.js";
import { askToWithdrawEvent, newEvent, showEvent, showEvents } from "./events.js";

/** The buttons about what has happened; false for any other. */
export async function pressEvent(ctx: MemberContext, name: string, rest: readonly string[]): Promise<boolean> {
  switch (name) {
    case "event":
      await showEvent(ctx, databaseId(rest[0]));
      return true;
    case "events":
      await showEvents(ctx, Number(rest[0]));
      return true;
    case "newevent":
      await newEvent(ctx);
      return true;
    case "dropevent":
      await askToWithdrawEvent(ctx, databaseId(rest[0]));
      return true;
    default:
      return false;
  }
}
