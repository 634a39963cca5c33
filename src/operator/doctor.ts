import { dayInVietnam } from "../calendar/day.js";
import type { Config } from "../config.js";
import { dayOf } from "../database/days.js";
import { inMegabytes, littleSpace } from "../database/free-space.js";
import { type DatabaseFacts, examine, readFacts } from "../database/health.js";
import { readInboxStanding } from "../delivery/inbox-standing.js";
import { findOpenPosts, type OpenPost } from "../people/move-posts.js";
import { createStoredFiles } from "../reporting/evidence/stored-files.js";
import { readStoring } from "../reporting/evidence/storing.js";
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
  const reason = await createStoredFiles(config.filesDir, { makes: false }).trouble();
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
    // The notice for a year comes late in the year before.
    lastHoliday !== null && Number(lastHoliday.slice(0, 4)) >= year
      ? { name: "holidays", verdict: "ok", detail: lastHoliday }
      : { name: "holidays", verdict: "warning", detail: t("operator.doctor.noHolidays", { year }) },
    {
      name: "inbox",
      verdict: stuck > 0 ? "warning" : "ok",
      detail: t("operator.doctor.failedUpdates", { count: stuck, aside }),
    },
    ...(await Promise.all(botsOf(config).map((bot) => askBot(bot, t)))),
    ...(await askWebhook(config, now, t)),
  ];
  if (botsOf(config).length === 0)
    checks.push({ name: "channels", verdict: "warning", detail: t("operator.doctor.noToken") });
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

/** The folder is not made here: the bot's account may be another. */
function checkFiles(
  reason: string | null,
  { untaken }: { readonly untaken: number },
  { config: { filesDir: folder }, t }: CommandContext,
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
