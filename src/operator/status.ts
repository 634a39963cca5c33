import { dayInVietnam, formatInstant } from "../calendar/day.js";
import { dayOf } from "../database/days.js";
import { planReader } from "../plan/plan-in-force.js";
import { usualPlan } from "../plan/which-plan.js";
import { readQuotas } from "../quotas.js";
import type { CommandContext, CommandResult } from "./command.js";

/** `status`: what runs on which data, and what waits. */
export async function status({ database, db, config, now, t }: CommandContext): Promise<CommandResult> {
  const today = dayInVietnam(now);
  const plan = usualPlan(await planReader(db)(), today);
  const [inbox, outbox, people, reports, figures, channels, lastReceipt] = await Promise.all([
    db.inboxUpdate.groupBy({ by: ["state"], _count: true }),
    db.outboxMessage.groupBy({ by: ["state"], _count: true }),
    db.person.count({ where: { leftAt: null } }),
    db.statusReport.count(),
    db.figure.count(),
    db.channelState.findMany({ orderBy: [{ channel: "asc" }, { bot: "asc" }] }),
    db.receipt.findFirst({ orderBy: { id: "desc" }, select: { number: true, issuedAt: true } }),
  ]);
  const quotas = await readQuotas(db, config, now);
  const usage = await db.usage.findMany({ where: { month: today.slice(0, 7) } });
  const json = {
    database: database.kind,
    plan: plan && {
      year: plan.catalogue.year,
      number: plan.number,
      archive: plan.isArchive(today),
      duties: await db.duty.count({ where: { task: { planId: plan.id }, closedOn: null } }),
    },
    people,
    statusReports: reports,
    figures,
    lastReceipt: lastReceipt && { number: lastReceipt.number, issuedAt: formatInstant(lastReceipt.issuedAt) },
    inbox: countsOf(inbox),
    outbox: countsOf(outbox),
    channels: channels.map((one) => ({
      channel: one.channel,
      bot: one.bot,
      username: one.username,
      lastOkAt: one.lastOkAt && formatInstant(one.lastOkAt),
      lastError: one.lastError,
      failures: one.failures,
      sentThisMonth: usage.find((row) => row.channel === one.channel && row.bot === one.bot)?.sent ?? null,
    })),
    quotas,
    holidaysUntil: dayOf((await db.holiday.aggregate({ _max: { day: true } }))._max.day),
  };
  const show = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([state, count]) => `${state} ${count}`)
      .join(", ") || "0";
  return {
    json,
    lines: [
      t("operator.status.database", { kind: json.database }),
      json.plan
        ? t(json.plan.archive ? "operator.status.archive" : "operator.status.plan", json.plan)
        : t("operator.status.noPlan"),
      t("operator.status.people", { people, reports, figures, last: json.lastReceipt?.number ?? "–" }),
      t("operator.status.inbox", { counts: show(json.inbox) }),
      t("operator.status.outbox", { counts: show(json.outbox) }),
      ...json.channels.map((one) =>
        t("operator.status.channel", {
          channel: one.channel,
          bot: one.username ?? one.bot,
          ok: one.lastOkAt ?? "–",
          error: one.lastError ?? "–",
          sent: one.sentThisMonth ?? "–",
        }),
      ),
      ...quotas.map((quota) => t("help.quota", { ...quota })),
    ],
  };
}

function countsOf(groups: readonly { state: string; _count: number }[]): Record<string, number> {
  return Object.fromEntries(groups.map((group) => [group.state, group._count]));
}
