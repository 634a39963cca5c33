import { exampleAgency } from "../grammar/examples.js";
import { agenciesNobodyJoined } from "../people/invitations.js";
import { findUnattended } from "../people/leave/told.js";
import { isOffice } from "../people/roles.js";
import { findUnreached, findUnreachedAndCalled } from "../reminders/find-unreached.js";
import { markCalled } from "../reminders/mark-called.js";
import { shortWho, unreachedMessage } from "../reminders/unreached-text.js";
import { nameLines } from "../summary/name-lines.js";
import { linesOfPage, turning } from "../summary/paging.js";
import { action } from "../text/actions.js";
import type { Message } from "../text/message.js";
import { besideReport } from "./beside-report.js";
import type { MemberContext } from "./context.js";
import { databaseId } from "./database-id.js";
import { refuseOffice } from "./office.js";
import { say, sendNew, showStep } from "./show.js";

/** /chuagui: who was not reached, for the office. */
export async function answerUnreached(ctx: MemberContext): Promise<void> {
  if (!isOffice(ctx.member)) return refuseOffice(ctx);
  await sendNew(ctx, await besideReport(ctx, await unreached(ctx, 1)));
}

/** "đơn vị nào chưa có đầu mối", of the office: where nobody has joined; who was not reached is behind its button. */
export async function answerNotJoined(ctx: MemberContext): Promise<void> {
  if (!isOffice(ctx.member)) return refuseOffice(ctx);
  await sendNew(ctx, await besideReport(ctx, await notJoined(ctx, 1)));
}

/** Buttons of the list; false where the name is none of theirs. */
export async function pressUnreached(ctx: MemberContext, name: string, rest: readonly string[]): Promise<boolean> {
  if (name !== "unreached" && name !== "notjoined" && name !== "joined" && name !== "called") return false;
  if (!isOffice(ctx.member)) await refuseOffice(ctx);
  else if (name === "unreached") await showStep(ctx, await unreached(ctx, Number(rest[0]) || 1));
  else if (name === "notjoined") await showStep(ctx, await notJoined(ctx, Number(rest[0]) || 1));
  else if (name === "joined") await showStep(ctx, await joined(ctx, Number(rest[0]) || 1));
  else await tickOff(ctx, databaseId(rest[0]), databaseId(rest[1]));
  return true;
}

async function unreached(ctx: MemberContext, page: number, called?: string): Promise<Message> {
  const { db } = ctx.services;
  const { people, telephoned } = await findUnreachedAndCalled(db);
  const { length } = await agenciesNobodyJoined(db);
  const unattended = await findUnattended(db, ctx.today, ctx.now);
  return unreachedMessage(
    { people, telephoned, notJoined: length, called, unattended },
    { page, today: ctx.today, t: ctx.t },
  );
}

/** [Đã gọi]: pressed again, or from an old list, it takes nobody else off. */
async function tickOff(ctx: MemberContext, personId: number, outboxId: number): Promise<void> {
  if (personId === 0 || outboxId === 0) return say(ctx, ctx.t("help.oldButton"));
  const people = await findUnreached(ctx.services.db);
  const one = people.find((person) => person.personId === personId);
  const { now, inboxId, member } = ctx;
  if (one) {
    const called = await markCalled(ctx.services.db, { personId, outboxId, by: member.personId, now, inboxId });
    if (!called.ok) return say(ctx, called.say(ctx.t));
  }
  await showStep(ctx, await unreached(ctx, 1, one && shortWho(one, people, ctx.t)));
}

/** "danh sách đầu mối", of the office: which agencies have people, whose names and numbers are asked for one by one. */
export async function joined(ctx: MemberContext, page: number): Promise<Message> {
  const { agencies } = ctx.plan!.catalogue;
  const without = new Set((await agenciesNobodyJoined(ctx.services.db)).map(({ code }) => code));
  const times = new Map(agencies.filter(({ code }) => !without.has(code)).map(({ code }) => [code, 1]));
  const shown = linesOfPage(nameLines(times, ctx.plan!.catalogue, ctx.t), page);
  const count = without.size;
  const whose = exampleAgency(ctx.plan!.catalogue);
  return {
    text: [
      ctx.t("reaching.joined", { count: times.size, all: agencies.length }),
      ...shown.items,
      ctx.t("reaching.askPeople", { agency: whose }),
    ].join("\n"),
    buttons: [
      ...(count > 0 ? [[{ label: ctx.t("reaching.button.without", { count }), data: action.notJoined() }]] : []),
      ...(shown.pages > 1 ? [turning(shown, action.joined, action.unreached(), ctx.t)] : []),
    ],
  };
}

async function notJoined(ctx: MemberContext, page: number): Promise<Message> {
  const agencies = await agenciesNobodyJoined(ctx.services.db);
  const times = new Map(agencies.map(({ code }) => [code, 1]));
  const named = ctx.plan ? nameLines(times, ctx.plan.catalogue, ctx.t) : agencies.map(({ shortName }) => shortName);
  const shown = linesOfPage(named, page);
  const head =
    agencies.length > 0 ? ctx.t("reaching.notJoined", { count: agencies.length }) : ctx.t("reaching.allJoined");
  return {
    text: [head, ...shown.items].join("\n"),
    buttons: [turning(shown, action.notJoined, action.unreached(), ctx.t)],
  };
}
