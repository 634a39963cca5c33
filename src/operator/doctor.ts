import { existsSync, mkdtempSync, rmdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Day, dayInVietnam, daysBetween } from "../calendar/day.js";
import { formatDay } from "../calendar/formats.js";
import { areAnnounced, missingRestDays, missingRestDaysWords } from "../calendar/rest-days-due.js";
import type { HolidayTable } from "../calendar/working-days.js";
import type { Config } from "../config.js";
import { dateColumn, dayOf } from "../database/days.js";
import { inMegabytes, littleSpace } from "../database/free-space.js";
import { type DatabaseFacts, examine, readFacts } from "../database/health.js";
import { readInboxStanding } from "../delivery/inbox-standing.js";
import { findOpenPosts, type OpenPost } from "../people/move-posts.js";
import { loadHolidays } from "../plan/holidays.js";
import { createStoredFiles } from "../reporting/evidence/stored-files.js";
import { readStoring } from "../reporting/evidence/storing.js";
import { fold } from "../text/fold.js";
import type { Translate } from "../text/language.js";
import { openLines } from "./agencies.js";
import type { CommandContext, CommandResult } from "./command.js";
import { type PlanRow, readPlanRows } from "./plan-rows.js";
import { table } from "./table.js";

type Verdict = "ok" | "warning" | "wrong";

interface Check {
  readonly name: string;
  readonly verdict: Verdict;
  readonly detail: string;
}

interface Doctored extends CommandResult {
  readonly healthy: boolean;
  /** The folder of files does not answer. */
  readonly hangs: boolean;
}

/** `doctor`: whether everything that the bot needs is there, each with what to do about it. */
export async function doctor(context: CommandContext): Promise<Doctored> {
  const { database, db, config, now, t } = context;
  const facts = await readFacts(database);
  const sickness = await examine(database, 10_000);
  const today = dayInVietnam(now);
  const plans = await readPlanRows(db, today);
  // Days are needed of this year, and of every plan that is not over.
  const goingOn = plans.filter(({ state }) => state !== "archive").map((plan) => plan.year);
  const year = Math.max(Number(today.slice(0, 4)), ...goingOn);
  const lastHoliday = dayOf((await db.holiday.aggregate({ _max: { day: true } }))._max.day);
  const failed = await db.inboxUpdate.count({ where: { state: "failed" } });
  const { aside } = await readInboxStanding(db);
  const stuck = failed + aside;
  const reason = await troubleOfFiles(config.filesDir);
  const checks: Check[] = [
    { name: "node", verdict: "ok", detail: process.version },
    sickness
      ? { name: "database", verdict: "wrong", detail: t(`operator.database.${sickness.code}`, { ...sickness }) }
      : {
          name: "database",
          verdict: "ok",
          detail: `${facts.kind} PostgreSQL ${facts.version}, ${facts.latestMigration ?? "–"}, ${inMegabytes(facts.bytes)} MB`,
        },
    // A server keeps everything; nothing is written here.
    ...(facts.kind === "embedded" ? [checkDataDir(facts, t)] : []),
    checkFiles(reason, await readStoring(db), context),
    ...checkPlans(plans, t),
    ...checkPosts(await findOpenPosts(db), t),
    checkHolidays(await loadDaysFrom(db, today), { lastHoliday, year, today, table: await loadHolidays(db) }, t),
    {
      name: "inbox",
      verdict: stuck > 0 ? "warning" : "ok",
      detail: t("operator.doctor.failedUpdates", { count: stuck, aside }),
    },
    ...(await checkChannels(context)),
  ];
  return doctored(checks, reason, t);
}

/** The same where the database cannot be opened: whatever needs none is looked at all the same. */
export async function doctorWithout(
  context: Pick<CommandContext, "config" | "now" | "t">,
  trouble: string,
): Promise<Doctored> {
  const { config, t } = context;
  const reason = await troubleOfFiles(config.filesDir);
  const checks: Check[] = [
    { name: "node", verdict: "ok", detail: process.version },
    { name: "database", verdict: "wrong", detail: trouble },
    checkFiles(reason, { untaken: 0 }, context),
    ...(await checkChannels(context)),
  ];
  return doctored(checks, reason, t);
}

async function checkChannels({ config, now, t }: Pick<CommandContext, "config" | "now" | "t">): Promise<Check[]> {
  const bots = botsOf(config);
  return [
    ...(await Promise.all(bots.map((bot) => askBot(bot, t)))),
    ...(await askWebhook(config, now, t)),
    ...(bots.length === 0
      ? [{ name: "channels", verdict: "warning" as const, detail: t("operator.doctor.noToken") }]
      : []),
  ];
}

function doctored(checks: readonly Check[], reason: string | null, t: Translate): Doctored {
  return {
    hangs: reason === "ETIMEDOUT",
    healthy: checks.every((check) => check.verdict !== "wrong"),
    json: { healthy: checks.every((check) => check.verdict !== "wrong"), checks },
    lines: table(
      checks.map(({ name, verdict, detail }) => [t(`operator.doctor.verdict.${verdict}`), titleOf(name, t), detail]),
    ),
  };
}

/** Each plan; that none takes reports now; that one has nothing to be reported. */
function checkPlans(plans: readonly PlanRow[], t: Translate): Check[] {
  if (plans.length === 0) return [{ name: "plan", verdict: "warning", detail: t("operator.doctor.noPlan") }];
  const checks = plans.map(
    ({ year, number, duties, state }): Check => ({
      name: "plan",
      verdict: duties > 0 ? "ok" : "warning",
      detail: `${number} (${year}), ${t(`operator.plan.state.${state}`)}, ${t("operator.plan.duties", { count: duties })}`,
    }),
  );
  if (!plans.some(({ state }) => state === "in_force"))
    checks.push({ name: "plan", verdict: "warning", detail: t("operator.doctor.noneInForce") });
  return checks;
}

/** Whether somebody still has to choose an agency for people whose own is no more. */
function checkPosts(open: readonly OpenPost[], t: Translate): Check[] {
  if (open.length === 0) return [];
  return [{ name: "posts", verdict: "warning", detail: openLines(open, t).join("; ") }];
}

/** A bot is called by its channel and number. */
function titleOf(name: string, t: Translate): string {
  const titles: Readonly<Record<string, string>> = t("operator.doctor.name", { returnObjects: true });
  return titles[name] ?? name;
}

function checkDataDir({ dataDir, dataDirWritable, dataDirFreeBytes: free }: DatabaseFacts, t: Translate): Check {
  const name = "dataDir";
  if (!dataDirWritable) return { name, verdict: "wrong", detail: t("operator.doctor.unwritable", { dataDir }) };
  if (free === null) return { name, verdict: "ok", detail: dataDir };
  const values = { dataDir, megabytes: inMegabytes(free) };
  if (free < littleSpace) return { name, verdict: "warning", detail: t("operator.doctor.littleSpace", values) };
  return { name, verdict: "ok", detail: t("operator.doctor.free", values) };
}

/** Days before which the notice of a day off that waits for it should have come. */
const noticeBy = 90;

interface NamedDay {
  readonly day: Day;
  readonly name: string;
}

async function loadDaysFrom(db: CommandContext["db"], today: Day): Promise<readonly NamedDay[]> {
  const rows = await db.holiday.findMany({ where: { day: { gte: dateColumn(today) } }, orderBy: { day: "asc" } });
  return rows.map(({ day, name }) => ({ day: dayOf(day), name }));
}

/** The notice for a year comes late in the year before; a day whose name says so still waits for it. */
function checkHolidays(
  days: readonly NamedDay[],
  of: { readonly lastHoliday: Day | null; readonly year: number; readonly today: Day; readonly table: HolidayTable },
  t: Translate,
): Check {
  const name = "holidays";
  const { lastHoliday, year, today, table } = of;
  const thisYear = Number(today.slice(0, 4));
  const known = lastHoliday === null ? 0 : Number(lastHoliday.slice(0, 4));
  for (const asked of new Set([thisYear, year, thisYear + 1])) {
    const isAsked = areAnnounced(asked, today);
    const missing = isAsked ? missingRestDays(table, asked, today) : [];
    if (missing.length === 0) continue;
    const what = missingRestDaysWords(missing, asked, t);
    return { name, verdict: "warning", detail: t("operator.doctor.noHolidays", { what }) };
  }
  if (lastHoliday === null || known < year) {
    const what = t("calendar.restDays.none", { year });
    return { name, verdict: "warning", detail: t("operator.doctor.noHolidays", { what }) };
  }
  const day = formatDay(lastHoliday);
  const waiting = days.filter((one) => fold(one.name).includes("cho thong bao"));
  const [first] = waiting;
  if (!first) return { name, verdict: "ok", detail: day };
  const detail = t("operator.doctor.waitingDays", { day, days: waiting.map((one) => formatDay(one.day)).join(", ") });
  return { name, verdict: daysBetween(today, first.day) <= noticeBy ? "warning" : "ok", detail };
}

/** ENOENT only where the bot can make the folder at its start: it is not made here, the bot's account may be another. */
async function troubleOfFiles(folder: string): Promise<string | null> {
  const reason = await createStoredFiles(folder, { makes: false }).trouble();
  if (reason !== "ENOENT") return reason;
  let above = dirname(resolve(folder));
  while (!existsSync(above) && above !== dirname(above)) above = dirname(above);
  try {
    rmdirSync(mkdtempSync(join(above, ".probe-")));
    return reason;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === undefined || code === "ENOENT" ? "EACCES" : code;
  }
}

/** The folder is not made here: the bot's account may be another. */
function checkFiles(
  reason: string | null,
  { untaken }: { readonly untaken: number },
  { config: { filesDir: folder }, t }: Pick<CommandContext, "config" | "t">,
): Check {
  const name = "files";
  if (reason !== null && reason !== "ENOENT")
    return { name, verdict: "wrong", detail: t("operator.doctor.filesUnwritable", { folder, reason }) };
  if (untaken > 0) return { name, verdict: "warning", detail: t("operator.status.untaken", { count: untaken }) };
  return { name, verdict: "ok", detail: reason === null ? folder : t("operator.doctor.filesAbsent", { folder }) };
}

interface ConfiguredBot {
  readonly channel: "telegram" | "zalo";
  readonly root: string;
  readonly token: string;
}

function botsOf({ telegram, zalo }: Config): ConfiguredBot[] {
  return [
    ...(telegram ? [{ channel: "telegram" as const, root: telegram.apiRoot, token: telegram.token }] : []),
    ...zalo.tokens.map((token) => ({ channel: "zalo" as const, root: zalo.apiRoot, token })),
  ];
}

/** Both channels answer getMe alike. Neither the address nor an error of the call is shown: the token is in them. */
async function askBot(bot: ConfiguredBot, t: Translate): Promise<Check> {
  const name = `${bot.channel} ${bot.token.split(":")[0]}`;
  const body = await callBot(bot, "getMe");
  if (body === null) return { name, verdict: "wrong", detail: t("operator.doctor.unreachable", hostOf(bot)) };
  if (body.ok) return { name, verdict: "ok", detail: t("operator.doctor.answers") };
  return { name, verdict: "wrong", detail: `${body.error_code ?? ""} ${body.description ?? ""}`.trim() };
}

interface WebhookInfo {
  readonly url: string;
  readonly pending_update_count: number;
  /** Seconds. */
  readonly last_error_date?: number;
  readonly last_error_message?: string;
}

/** Seconds for which what Telegram could not deliver last is still a trouble. */
const recent = 3_600;

/** Where Telegram sends to, and what came of it, where it is to send; a bot that does not answer is told of already. */
async function askWebhook({ telegram }: Config, now: Date, t: Translate): Promise<Check[]> {
  if (!telegram?.webhookUrl) return [];
  const { token, apiRoot: root, webhookUrl: expected } = telegram;
  const body = await callBot({ channel: "telegram", root, token }, "getWebhookInfo");
  if (!body?.ok) return [];
  const info = body.result as WebhookInfo;
  const name = "webhook";
  if (info.url === "") return [{ name, verdict: "warning", detail: t("operator.doctor.webhook.none") }];
  if (info.url !== expected)
    return [{ name, verdict: "wrong", detail: t("operator.doctor.webhook.elsewhere", { url: info.url, expected }) }];
  const { pending_update_count: count, last_error_message: error, last_error_date: at = 0 } = info;
  if (error === undefined || at < now.getTime() / 1_000 - recent)
    return [{ name, verdict: "ok", detail: t("operator.doctor.webhook.stands", { count }) }];
  return [{ name, verdict: "warning", detail: t("operator.doctor.webhook.failed", { count, error }) }];
}

interface Body {
  readonly ok?: boolean;
  readonly result?: unknown;
  readonly error_code?: number;
  readonly description?: string;
}

/** Null where nothing that can be read comes back. */
async function callBot({ root, token }: ConfiguredBot, method: string): Promise<Body | null> {
  try {
    const answer = await fetch(`${root}/bot${token}/${method}`, { method: "POST", signal: AbortSignal.timeout(5_000) });
    return { error_code: answer.status, ...((await answer.json()) as Body) };
  } catch {
    return null;
  }
}

function hostOf({ root }: ConfiguredBot): { readonly host: string } {
  return { host: new URL(root).host };
}
