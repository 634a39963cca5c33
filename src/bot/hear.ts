import { besidesPhone } from "../people/contact-card.js";
import { isPlainName } from "../people/plain-name.js";
import { agenciesToReportFor, isOffice } from "../people/roles.js";
import { readAsideSaid } from "../reporting/read-aside.js";
import { readAskedOfPlan } from "../text/asks-of-plan.js";
import type { BotContext, MemberContext } from "./context.js";
import { draftsAtFirst } from "./drafts-of-update.js";
import { codeIn } from "./joining.js";
import { pressedBy } from "./offers.js";
import { readCommand } from "./read-command.js";
import { repliesToReminder } from "./reminder-replies.js";
import { type Heard, nothingOpen, type Open, route, type Turn, worksAnywhere } from "./route.js";
import { asksForLeave } from "./says-else.js";
import { fileIn, isAnnouncement, numberIn } from "./sent-by-people.js";
import { read } from "./take-lines.js";

/** Hears an update and decides what it is. What is open is asked for only where it matters. */
export async function decide(ctx: BotContext): Promise<Turn> {
  ctx.heard = await hear(ctx);
  return route(
    ctx.heard,
    worksAnywhere(ctx.heard) || !ctx.member ? nothingOpen : await whatIsOpen(ctx as MemberContext),
  );
}

async function hear(ctx: BotContext): Promise<Heard> {
  const message = ctx.message ?? ctx.editedMessage;
  const typed = message?.text;
  const pressed = pressedBy(ctx) ?? null;
  const member = ctx.member ? (ctx as MemberContext) : null;
  // Asked only where a name is: see route.ts.
  const noName = member !== null && ctx.conversation.active("name") > 0 && (await isNoName(member, typed ?? ""));
  return {
    isMember: member !== null,
    form: ctx.callbackQuery ? "press" : typed !== undefined ? "text" : isAnnouncement(ctx) ? "notice" : "picture",
    file: ctx.message !== undefined && fileIn(ctx.message) !== null,
    pressed,
    text: typed ?? message?.caption ?? null,
    command: typed === undefined || pressed !== null ? null : readCommand(typed),
    code: typed === undefined || pressed !== null ? undefined : await codeIn(ctx, typed),
    number: ctx.message ? numberIn(ctx.message) : null,
    repliesToReminder: member !== null && (await repliesToReminder(member)),
    isNoName: () => noName,
  };
}

async function whatIsOpen(ctx: MemberContext): Promise<Open> {
  const { focused: report, answered, unreadable } = await draftsAtFirst(ctx);
  return { report, answered, unreadable: unreadable !== null, name: ctx.conversation.active("name") > 0 };
}

/** "V.1 xong 18/KH-STP 23/2" is nobody's name, nor is "khi nào đến hạn". */
async function isNoName(ctx: MemberContext, text: string): Promise<boolean> {
  const { plan, today, t } = ctx;
  if (!plan) return false;
  if (asksForLeave(ctx, text) || readAskedOfPlan(text) !== null) return true;
  const isName = isPlainName(besidesPhone(text));
  for (const code of [...agenciesToReportFor(ctx.member).map((agency) => agency.code), ...office(ctx)]) {
    const { outcome } = await read(ctx, text, code);
    if (outcome === "items") return true;
    // Of what may be asked or said in passing, a name has words as well.
    if (isName) continue;
    if (outcome === "question") return true;
    const said = readAsideSaid(text, { catalogue: plan.catalogue, agency: code, today, t });
    // "để sau" leaves the name, too.
    if (said && said.aside !== "later") return true;
  }
  return false;
}

function office({ member }: MemberContext): readonly string[] {
  return isOffice(member) ? ["office"] : [];
}
