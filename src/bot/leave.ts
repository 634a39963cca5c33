import { formatDayShort } from "../calendar/formats.js";
import { type LeaveSaid, readLeave } from "../grammar/leave-wish.js";
import { endLeave, findLeave, findLeaves, formatLeaveDays, judgeLeave, type Leave } from "../people/leave/leaves.js";
import { agenciesToReportFor } from "../people/roles.js";
import { tellStandIns } from "../reminders/leave-notice.js";
import { action } from "../text/actions.js";
import type { Button } from "../text/message.js";
import { besideReport } from "./beside-report.js";
import type { MemberContext } from "./context.js";
import { databaseId } from "./database-id.js";
import { standInNames } from "./leave-names.js";
import type { Wish } from "./leave-question.js";
import { askQuestion } from "./question.js";
import { refuseForeign } from "./refuse-foreign.js";
import { holidaysOf } from "./rest-days.js";
import { say, sendNew, settleTapped } from "./show.js";

/** As many as a screen takes; who plans more leaves sees the next ones first. */
const mostShown = 3;

/** /nghi with the words that follow it: a leave begins to be asked for, or what there is is shown. */
export async function leaveCommand(ctx: MemberContext, words: string): Promise<void> {
  if (agenciesToReportFor(ctx.member).length === 0) return say(ctx, ctx.t("reporting.noAgency"));
  if (words === "") return showLeaves(ctx);
  const said = readLeave(words, todayOf(ctx), true) ?? readLeave(`nghỉ ${words}`, todayOf(ctx));
  if (!said) return begin(ctx, nothing, ctx.t("leave.unread", { typed: words.slice(0, 40) }));
  await beginSaid(ctx, said);
}

/** A message that says that its writer goes on leave, or is back; false for any other. */
export async function takeLeave(ctx: MemberContext, text: string): Promise<boolean> {
  if (agenciesToReportFor(ctx.member).length === 0) return false;
  const said = readLeave(text, todayOf(ctx));
  if (!said) return false;
  await beginSaid(ctx, said);
  return true;
}

/** "hết nghỉ": the leave that goes on is over; of those to come it is asked which. */
export async function comeBack(ctx: MemberContext): Promise<void> {
  const leaves = await findLeaves(ctx.services.db, ctx.member.personId, ctx.today);
  const over = (await endedByThis(ctx)) ?? leaves.find(({ from }) => from <= ctx.today);
  if (over) return end(ctx, over.id);
  if (leaves.length === 0) return say(ctx, ctx.t("leave.none"));
  await showLeaves(ctx);
}

/** Buttons of leaves: "away", "away:new", "away:end:12". */
export async function pressLeave(ctx: MemberContext, [what, id]: readonly string[]): Promise<void> {
  if (agenciesToReportFor(ctx.member).length === 0) return say(ctx, ctx.t("reporting.noAgency"));
  if (what === "new") return begin(ctx, nothing);
  if (what === "end") return end(ctx, databaseId(id));
  await showLeaves(ctx);
}

const nothing: Wish = { from: null, to: null, standIns: [] };

async function beginSaid(ctx: MemberContext, said: LeaveSaid): Promise<void> {
  if (said.kind === "back") return comeBack(ctx);
  if (said.kind === "no_such_day") return begin(ctx, nothing, ctx.t("leave.noSuchDay"));
  const { from, to, instead } = said;
  const wrong = from && to ? judgeLeave({ from, to }, ctx.today) : null;
  if (wrong) return begin(ctx, nothing, wrong.say(ctx.t));
  await begin(ctx, { from, to, standIns: [], instead });
}

function begin(ctx: MemberContext, wish: Wish, sentence?: string): Promise<void> {
  return askQuestion(ctx, "leave", wish, sentence);
}

/** What there is, each with the button that ends it; where there is none, a leave is asked for. */
async function showLeaves(ctx: MemberContext): Promise<void> {
  const leaves = await findLeaves(ctx.services.db, ctx.member.personId, ctx.today);
  if (leaves.length === 0) return begin(ctx, nothing);
  const shown = leaves.slice(0, mostShown);
  const lines = await Promise.all(shown.map((leave) => describeLeave(ctx, leave)));
  const buttons = shown.map((leave): Button[] => [endButton(ctx, leave)]);
  const another: Button = { label: ctx.t("leave.button.another"), data: action.newLeave() };
  await sendNew(ctx, await besideReport(ctx, { text: lines.join("\n"), buttons: [...buttons, [another]] }));
}

async function describeLeave(ctx: MemberContext, leave: Leave): Promise<string> {
  const { t, today } = ctx;
  const key = leave.from <= today ? "leave.goesOn" : "leave.toCome";
  const names = await standInNames(ctx, leave.standIns);
  const instead = names === "" ? t("leave.alone") : t("leave.by", { names });
  return `${t(key, { days: formatLeaveDays(leave, t) })} ${instead}`;
}

function endButton(ctx: MemberContext, leave: Leave): Button {
  const from = formatDayShort(leave.from);
  const label = leave.from <= ctx.today ? ctx.t("leave.button.end") : ctx.t("leave.button.drop", { from });
  return { label, data: action.endLeave(leave.id) };
}

async function end(ctx: MemberContext, id: number): Promise<void> {
  const { db } = ctx.services;
  const { personId } = ctx.member;
  const known = await findLeave(db, id, personId);
  if (!known) return refuseForeign(ctx, `leave ${id}`);
  const ended = known.to < ctx.today ? null : await endLeave(db, { id, personId }, ctx);
  if (!ended) return say(ctx, ctx.t("leave.endedBefore"));
  await tellStandIns(db, { leave: null, over: [ended] }, ctx.now);
  const { t } = ctx;
  const text = ended.from <= ctx.today ? t("leave.ended") : t("leave.dropped", { days: formatLeaveDays(ended, t) });
  const names = await standInNames(ctx, ended.standIns);
  const told = names === "" ? "" : ` ${t("leave.told", { names })}`;
  const work = { label: t("reporting.work.mine"), data: action.work() };
  await sendNew(ctx, { text: text + told, buttons: [[work]] });
  settleTapped(ctx);
}

/** The same update handled again: what it ended before. */
function endedByThis(ctx: MemberContext): Promise<{ readonly id: number } | null> {
  const where = { personId: ctx.member.personId, withdrawInboxId: ctx.inboxId };
  return ctx.services.db.leave.findFirst({ where, select: { id: true } });
}

/** Days are read by the working days that are known. */
function todayOf(ctx: MemberContext) {
  return { today: ctx.today, holidays: holidaysOf(ctx) };
}
