import { dayInVietnam } from "../calendar/day.js";
import { agenciesToReportFor } from "../people/roles.js";
import { findAnsweredReminder } from "../reminders/answered-reminder.js";
import { shorten } from "../reporting/labels.js";
import { acknowledge } from "../requests/acknowledge.js";
import { formatDue } from "../requests/due-words.js";
import { type AskedDuty, findAskedDuties, findSentRequest } from "../requests/find.js";
import { action, staying } from "../text/actions.js";
import { firstNames } from "../text/first-names.js";
import type { Button } from "../text/message.js";
import { inRows } from "../text/rows.js";
import type { MemberContext } from "./context.js";
import { refuseForeign } from "./refuse-foreign.js";
import { say, sendNew, showStep } from "./show.js";

const mostShown = 7;
const shortText = 60;

/** [Đã nhận] under what the office asks. */
export async function receiveRequest(ctx: MemberContext, id: number): Promise<void> {
  const duties = await dutiesAsked(ctx, id);
  if (duties.length > 0) return note(ctx, duties);
  const request = await findSentRequest(ctx.services.db, id);
  if (request?.withdrawn) return say(ctx, ctx.t("request.over", { code: request.code }));
  await refuseForeign(ctx, `request ${id}`);
}

/**
 * "đã nhận": of the request that the message replies to or names, else of the only one that waits for it; of several it is
 * asked. False where none does: it was said of something else.
 */
export async function receiveInWords(ctx: MemberContext, task: string | null): Promise<boolean> {
  const replied = ctx.msg?.reply_to_message?.message_id;
  const named =
    replied === undefined ? null : await findAnsweredReminder(ctx.services.db, ctx.member, replied, ctx.now);
  const open = (await dutiesAsked(ctx, null)).filter(
    ({ id, code, answered }) => !answered && (task === null || code === task) && (named?.includes(id) ?? true),
  );
  const waiting = open.filter(({ received }) => !received);
  // Whose colleague has said so hears that.
  const meant = waiting.length > 0 ? waiting : open;
  const requests = [...new Set(meant.map(({ request }) => request))];
  const [only, second] = requests;
  if (only === undefined) return false;
  if (second === undefined) {
    await note(ctx, meant);
    return true;
  }
  const buttons = requests.slice(0, 7).map((id): Button[] => {
    const { code } = meant.find(({ request }) => request === id)!;
    return [{ label: code, data: action.receivedRequest(id) }];
  });
  await sendNew(ctx, { text: ctx.t("request.whichReceived"), buttons, expects: "choice" });
  return true;
}

/** "yêu cầu" of who is not of the office: what it asks of their agencies. False where it asks nothing that is open. */
export async function listReceived(ctx: MemberContext): Promise<boolean> {
  const open = (await dutiesAsked(ctx, null)).filter(({ settled }) => !settled);
  const [first] = open;
  if (!first) return false;
  const shown = open.slice(0, mostShown);
  const several = new Set(open.map(({ agencyId }) => agencyId)).size > 1;
  const lines: string[] = shown.map(({ code, text, agency, dueOn, dueHour }) => {
    const about = { code, text: shorten(text, shortText), day: formatDue(dueOn, dueHour, ctx.t) };
    return several ? ctx.t("request.askedLineOf", { ...about, agency }) : ctx.t("request.askedLine", about);
  });
  const buttons = shown.map(({ id, code, agency }): Button => {
    const label = several ? `${code} · ${agency}` : code;
    return { label, data: staying(action.duty(id)) };
  });
  const left = open.length - shown.length;
  if (left > 0) lines.push(ctx.t("request.askedMore", { count: left }));
  await sendNew(ctx, {
    text: [ctx.t("request.askedOf", { count: open.length }), ...lines].join("\n"),
    buttons: inRows(buttons, 2),
  });
  return true;
}

function dutiesAsked(ctx: MemberContext, request: number | null): Promise<readonly AskedDuty[]> {
  const agencyIds = agenciesToReportFor(ctx.member).map(({ id }) => id);
  return findAskedDuties(ctx.services.db, agencyIds, dayInVietnam(ctx.now), request);
}

async function note(ctx: MemberContext, duties: readonly AskedDuty[]): Promise<void> {
  const { db } = ctx.services;
  const by = { personId: ctx.member.personId, inboxId: ctx.inboxId, now: ctx.now };
  const noted = await db.$transaction((tx) => acknowledge(tx, duties, by));
  const told = noted.length > 0 ? noted : duties;
  const [first] = told;
  const names =
    told.length > 1
      ? firstNames(
          told.map(({ agency }) => agency),
          ctx.t,
        )
      : first!.agencyName;
  const day = formatDue(first!.dueOn, first!.dueHour, ctx.t);
  const text = ctx.t(noted.length > 0 ? "request.noted" : "request.notedBefore", { names, code: first!.code, day });
  const open = told.filter(({ settled }) => !settled).slice(0, 6);
  const buttons = open.map(
    ({ id, agency }): Button => ({
      label: told.length > 1 ? ctx.t("request.reportOf", { agency }) : ctx.t("request.report"),
      data: staying(action.duty(id)),
    }),
  );
  const files = { label: ctx.t("request.openFiles"), data: staying(action.requestFiles(first!.request)) };
  await showStep(ctx, { text, buttons: [...inRows(buttons, 2), ...(first!.files > 0 ? [[files]] : [])] });
}
