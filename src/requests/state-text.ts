import { dayInVietnam } from "../calendar/day.js";
import { formatDay, formatDayShort, formatDayWithWeekday, formatTime } from "../calendar/formats.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { filesLine } from "../reporting/evidence/files.js";
import { shorten } from "../reporting/labels.js";
import { pageOf } from "../summary/paging.js";
import { formatQuery, query } from "../summary/query.js";
import { action } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import { formatCount } from "../text/numbers.js";
import { inRows } from "../text/rows.js";
import { formatDue } from "./due-words.js";
import { type RequestCounts, type RequestState, requestStates, type SentRequest } from "./find.js";
import { quarterOfRequest } from "./send.js";
import { namesOf } from "./texts.js";

interface Telling {
  readonly plan: PlanInForce;
  readonly t: Translate;
}

const shortText = 60;
const longText = 240;
/** With these it is of use to remind: they have answered nothing, and a message reaches them. */
const toNudge: readonly RequestState[] = ["received", "reached", "waiting", "unreached"];

/** What became of a request: who is done, at work, has received it, was not reached. */
export function requestMessage(
  request: SentRequest,
  states: ReadonlyMap<string, RequestState>,
  { plan, t }: Telling,
): Message {
  const { id, code, text, due, hour, files, sentAt, withdrawn } = request;
  const lines: string[] = [
    withdrawn
      ? t("request.withdrawnHead", { code, ...moment(withdrawn.at, t), reason: withdrawn.reason })
      : t("request.stateHead", { code, ...moment(sentAt, t), day: formatDue(due, hour, t) }),
    shorten(text, longText),
    ...filesLine(files, t),
  ];
  for (const state of requestStates) {
    const agencies = plan.catalogue.agencies.filter((one) => states.get(one.code) === state);
    if (agencies.length === 0) continue;
    lines.push(t(`request.state.${state}`, { n: formatCount(agencies.length), names: namesOf(agencies, t) }));
  }
  const list: Button = { label: t("common.back"), data: action.requests() };
  if (withdrawn) return { text: lines.join("\n"), buttons: [[list]] };
  const silent = [...states.values()].filter((state) => toNudge.includes(state)).length;
  const words = formatQuery(query({ subject: { of: "task", code }, period: quarterOfRequest(due, plan.year) }));
  const nudge = { label: t("request.nudge", { count: silent }), data: action.nudge(words) };
  return {
    text: lines.join("\n"),
    buttons: [
      ...(silent > 0 ? [[nudge]] : []),
      ...(files.length > 0 ? [[{ label: t("request.openFiles"), data: action.requestFiles(id) }]] : []),
      [
        { label: t("request.refresh"), data: action.request(id) },
        { label: t("request.withdraw"), data: action.withdrawRequest(id) },
        list,
      ],
    ],
  };
}

/** The requests of a plan, the latest first, with how each stands. `draft`: one that is not sent yet. */
export function requestsMessage(
  requests: readonly SentRequest[],
  counts: ReadonlyMap<number, RequestCounts>,
  { page, draft }: { readonly page: number; readonly draft: number | null },
  { plan, t }: Telling,
): Message {
  const { number } = plan;
  const shown = pageOf(requests, page);
  const lines: string[] = [
    requests.length === 0 ? t("request.noneYet", { number }) : t("request.list", { number, count: requests.length }),
    ...shown.items.map((one) => listLine(one, counts.get(one.taskId), { plan, t })),
  ];
  const opening = shown.items.map(({ id, code }): Button => ({ label: code, data: action.request(id) }));
  const older = { label: t("request.more"), data: action.requests((shown.page % shown.pages) + 1) };
  const begin = { label: t("request.new"), data: action.newRequest() };
  return {
    text: lines.join("\n"),
    buttons: [
      ...inRows(opening, 2),
      ...(draft === null ? [] : [[{ label: t("request.goOn"), data: action.resumeRequest(draft) }]]),
      [begin, ...(shown.pages > 1 ? [older] : [])],
    ],
  };
}

function listLine(
  { code, text, due, hour, withdrawn }: SentRequest,
  counts: RequestCounts | undefined,
  { plan, t }: Telling,
): string {
  if (withdrawn || !counts) return t("request.lineWithdrawn", { code, text: shorten(text, shortText) });
  const { agencies, settled, answered, received } = counts;
  const short = due.startsWith(String(plan.year)) ? formatDayShort(due) : formatDay(due);
  const day = hour === null ? short : t("request.moment", { hour, day: short });
  const about = { code, day, count: agencies, settled, answered, received };
  return t("request.line", { ...about, text: shorten(text, shortText) });
}

function moment(at: Date, t: Translate): { readonly time: string; readonly on: string } {
  return { time: formatTime(at), on: formatDayWithWeekday(dayInVietnam(at), t) };
}
