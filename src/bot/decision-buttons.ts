import type { MemberContext } from "./context.js";
import { databaseId } from "./database-id.js";
import { approve, grant, refuse, reopen, showWaiting, takeBackReturn } from "./decide.js";
import { extendDuty } from "./extensions.js";
import { beginReturn, mendReturned, viewReturned } from "./returns.js";
import { say } from "./show.js";

/** Buttons about what is asked, decided and returned: true when the press was one. Each handler sees to who may press it. */
export async function pressDecision(
  ctx: MemberContext,
  name: string | undefined,
  rest: readonly string[],
): Promise<boolean> {
  const press = handlerOf(name, rest);
  if (!press) return false;
  await (ctx.plan ? press(ctx) : say(ctx, ctx.t("reporting.noPlan")));
  return true;
}

function handlerOf(
  name: string | undefined,
  [first = "", second = "", third = ""]: readonly string[],
): ((ctx: MemberContext) => Promise<void>) | null {
  switch (name) {
    case "extend":
      return (ctx) => extendDuty(ctx, databaseId(first));
    case "return":
      return (ctx) => beginReturn(ctx, { number: /^BN-\d{4}-\d{6,9}$/.test(first) ? first : "–", reason: null });
    case "mend":
      return (ctx) => mendReturned(ctx, databaseId(first));
    case "returned":
      return (ctx) => viewReturned(ctx, databaseId(first));
    case "waiting":
      return (ctx) => showWaiting(ctx, Number(first));
    case "grant":
      return (ctx) => grant(ctx, first, databaseId(second), Number(third));
    case "refuse":
      return (ctx) => refuse(ctx, first, databaseId(second), Number(third));
    case "unreturn":
      return (ctx) => takeBackReturn(ctx, databaseId(first), Number(second));
    case "approve":
      return (ctx) => approve(ctx, first);
    case "reopen":
      return (ctx) => reopen(ctx, first);
    default:
      return null;
  }
}
