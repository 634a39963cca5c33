import { type Day, dayInVietnam, formatInstant } from "../calendar/day.js";
import { formatMoment } from "../calendar/formats.js";
import { dayOf } from "../database/days.js";
import { inMegabytes, littleSpace } from "../database/free-space.js";
import { readFacts } from "../database/health.js";
import { readInboxStanding } from "../delivery/inbox-standing.js";
import { channelTitle } from "../people/joining-text.js";
import { findOpenPosts } from "../people/move-posts.js";
import { usualPlan } from "../plan/which-plan.js";
import { readQuotas } from "../quotas.js";
import { readStoring } from "../reporting/evidence/storing.js";
import { readRetentionDays } from "../retention.js";
import type { Translate } from "../text/language.js";
import { openLines } from "./agencies.js";
import type { CommandContext, CommandResult } from "./command.js";
import { readPlanRows } from "./plan-rows.js";

/** `status`: what runs on which data, and what waits. */
export async function status(context: CommandContext): Promise<CommandResult> {
  const read = await readStatus(context);
  return { json: read.json, lines: linesOf(read, dayInVietnam(context.now), context.t) };
}

async function readStatus({ database, db, config, now }: CommandContext) {
  const today = dayInVietnam(now);
  const plans = await readPlanRows(db, today);
  const plan = usualPlan(
    plans.map((row) => ({ ...row, stateOn: () => row.state })),
    today,
  );
  const [inbox, outbox, people, reports, figures, channels, lastReceipt] = await Promise.all([
    db.inboxUpdate.groupBy({ by: ["state"], _count: true }),
    db.outboxMessage.groupBy({ by: ["state"], _count: true }),
    db.person.count({ where: { leftAt: null } }),
    db.statusReport.count(),
    db.figure.count(),
    db.channelState.findMany({ orderBy: [{ channel: "asc" }, { bot: "asc" }] }),
    db.receipt.findFirst({ orderBy: { id: "desc" }, select: { number: true, issuedAt: true } }),
  ]);
  const { oldestWaiting } = await readInboxStanding(db);
  const { dataDir, dataDirFreeBytes: free, bytes } = await readFacts(database);
  const open = await findOpenPosts(db);
  const quotas = await readQuotas(db, config, now);
  const usage = await db.usage.findMany({ where: { month: today.slice(0, 7) } });
  const json = {
    database: database.kind,
    bytes,
    dataDir: database.kind === "embedded" ? { path: dataDir, freeBytes: free } : null,
    plan: plan && { year: plan.year, number: plan.number, archive: plan.state === "archive", duties: plan.duties },
    plans: plans.map(({ year, number, duties, state }) => ({ year, number, duties, state })),
    people,
    openPosts: open.length,
    statusReports: reports,
    figures,
    lastReceipt: lastReceipt && { number: lastReceipt.number, issuedAt: formatInstant(lastReceipt.issuedAt) },
    files: await readStoring(db),
    inbox: countsOf(inbox),
    oldestWaiting: oldestWaiting && formatInstant(oldestWaiting),
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
    retentionDays: await readRetentionDays(db),
    holidaysUntil: dayOf((await db.holiday.aggregate({ _max: { day: true } }))._max.day),
  };
  return { json, plans, open, dataDir, free, lastOkAt: channels.map((one) => one.lastOkAt) };
}

function linesOf(
  { json, plans, open, dataDir, free, lastOkAt }: Awaited<ReturnType<typeof readStatus>>,
  today: Day,
  t: Translate,
): string[] {
  const whenOk = (at: Date | null) => (at ? formatMoment(at, today, t) : "–");
  const { people, statusReports: reports, figures } = json;
  return [
    t(`operator.status.database.${json.database}`, { megabytes: inMegabytes(json.bytes) }),
    ...(json.dataDir && free !== null
      ? [
          t(free < littleSpace ? "operator.doctor.littleSpace" : "operator.doctor.free", {
            dataDir,
            megabytes: inMegabytes(free),
          }),
        ]
      : []),
    ...(plans.length === 0
      ? [t("operator.status.noPlan")]
      : plans.map(({ state, ...row }) =>
          t("operator.status.plan", { ...row, state: t(`operator.plan.state.${state}`) }),
        )),
    t("operator.status.people", { people, reports, figures, last: json.lastReceipt?.number ?? "–" }),
    ...openLines(open, t),
    t("operator.status.inbox", {
      counts: inWords(json.inbox, t("operator.status.inboxState", { returnObjects: true })),
    }),
    ...(json.oldestWaiting ? [t("operator.status.oldestWaiting", { at: json.oldestWaiting })] : []),
    ...(json.files.untaken > 0 ? [t("operator.status.untaken", { count: json.files.untaken })] : []),
    t("operator.status.outbox", {
      counts: inWords(json.outbox, t("operator.status.outboxState", { returnObjects: true })),
    }),
    ...json.channels.map((one, index) =>
      t("operator.status.channel", {
        channel: channelTitle(one.channel, t),
        bot: one.username ?? one.bot,
        ok: whenOk(lastOkAt[index]!),
        error: one.lastError ?? "–",
        sent: one.sentThisMonth ?? "–",
      }),
    ),
    t("operator.status.retention", { days: json.retentionDays }),
    ...json.quotas.map((quota) => t("help.quota", { ...quota })),
  ];
}

function inWords(counts: Readonly<Record<string, number>>, names: Readonly<Record<string, string>>): string {
  return (
    Object.entries(counts)
      .map(([state, count]) => `${count} ${names[state] ?? state}`)
      .join(", ") || "0"
  );
}

function countsOf(groups: readonly { state: string; _count: number }[]): Record<string, number> {
  return Object.fromEntries(groups.map((group) => [group.state, group._count]));
}
