import { dayInVietnam } from "../calendar/day.js";
import { plansInForce } from "../plan/which-plan.js";
import type { Asked } from "../summary/asked.js";
import { cameInMessage } from "../summary/came-in.js";
import { filterMessage } from "../summary/filter.js";
import { findCameIn } from "../summary/find-came-in.js";
import { wholeListText } from "../summary/name-list.js";
import { isRanking, parseQuery } from "../summary/query.js";
import { rankingText } from "../summary/ranking.js";
import { wholeList } from "../summary/silent.js";
import { everySince, readSince, type Since } from "../summary/since.js";
import { readIndicators } from "../summary/summary.js";
import { wholeText } from "../summary/whole-text.js";
import type { FilterOf } from "../text/actions.js";
import type { Message } from "../text/message.js";
import { besideReport } from "./beside-report.js";
import type { MemberContext } from "./context.js";
import { fileButtons } from "./files.js";
import { mayAskForOffice } from "./office.js";
import { takePlanOfPeriod } from "./plan-of-update.js";
import { say, sendNew, showStep } from "./show.js";

const filters: readonly FilterOf[] = ["", "period", "group", "indicator", "year"];

/** What every answer to the office is made from. */
export function askedBy(ctx: MemberContext): Asked {
  const inForce = plansInForce(ctx.plans, ctx.today);
  const plan = ctx.plan!;
  const older = inForce.includes(plan) ? inForce.filter(({ year }) => year < plan.year) : [];
  return { db: ctx.services.db, plan, older, plans: ctx.plans, now: ctx.now, t: ctx.t };
}

/** Buttons of the office's screens besides summaries and lists. True when the press was one of these. */
export async function pressScreen(ctx: MemberContext, name: string, rest: readonly string[]): Promise<boolean> {
  const [first = "", second = ""] = rest;
  switch (name) {
    case "flt":
      if (await mayAskForOffice(ctx)) await showFilter(ctx, first, rest.slice(1).join(":"));
      return true;
    case "new":
      if (await mayAskForOffice(ctx)) await showStep(ctx, await cameIn(ctx, sinceOf(first), Number(second) || 1));
      return true;
    case "all":
      if (await mayAskForOffice(ctx)) await sendList(ctx, rest.join(":"));
      return true;
    default:
      return false;
  }
}

/** "hôm nay", "từ hôm qua", "tuần này": false where the message says something else. */
export async function answerSince(ctx: MemberContext, text: string): Promise<boolean> {
  const since = readSince(text);
  if (!since || !(await mayAskForOffice(ctx))) return since !== null;
  await sendNew(ctx, await besideReport(ctx, await cameIn(ctx, since, 1)));
  return true;
}

async function showFilter(ctx: MemberContext, typed: string, words: string): Promise<void> {
  const query = parseQuery(words);
  const what = filters.find((one) => one === typed);
  if (!query || what === undefined) return say(ctx, ctx.t("help.oldButton"));
  takePlanOfPeriod(ctx, query.period);
  await showStep(ctx, { ...filterMessage(what, query, dayInVietnam(ctx.now), askedBy(ctx)), protected: true });
}

async function cameIn(ctx: MemberContext, since: Since, page: number): Promise<Message> {
  const asked = askedBy(ctx);
  return { ...cameInMessage(await findCameIn(since, page, asked), asked), protected: true };
}

function sinceOf(typed: string): Since {
  return everySince.find((one) => one === typed) ?? "today";
}

/** [Gửi danh sách]: the whole list as a text of its own, below what stands, or the files that hold it. */
async function sendList(ctx: MemberContext, words: string): Promise<void> {
  const query = parseQuery(words);
  if (!query) return say(ctx, ctx.t("help.oldButton"));
  takePlanOfPeriod(ctx, query.period);
  const asked = askedBy(ctx);
  const { subject } = query;
  const { maxText } = ctx.services.channel.capabilities;
  const setting = { maxText, files: fileButtons(query, ctx), t: ctx.t };
  if (isRanking(subject)) {
    const text = rankingText(await readIndicators(query, asked), { ...query, code: subject.code }, asked);
    return sendNew(ctx, wholeText(text, text.split("\n").length - 1, setting));
  }
  const list = await wholeList(query, asked);
  if (!list) return say(ctx, ctx.t("office.unknown"));
  await sendNew(ctx, wholeText(wholeListText(list, asked), list.times.size, setting));
}
