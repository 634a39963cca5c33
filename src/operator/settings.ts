import { readLimits } from "../channels/limits.js";
import { readQuotaSettings } from "../channels/zalo/usage.js";
import type { Prisma } from "../database/generated/client.js";
import { failure, type Outcome, success } from "../outcome.js";
import { writeAudit } from "../people/audit.js";
import { readRetentionDays } from "../retention.js";
import { formatNumber } from "../text/numbers.js";
import type { CommandContext, CommandResult } from "./command.js";
import { table } from "./table.js";

/** A number of a row of the table of settings; the row's key and the number's make its name. */
interface Place {
  readonly row: string;
  readonly key: string;
  readonly least: number;
  readonly most: number;
  /** A part of one, with decimals. */
  readonly isShare?: boolean;
}

/** What is changed in chat (`/caidat`) is not among them. */
const places = {
  "retention.days": { row: "retention", key: "days", least: 1, most: 3_650 },
  "limits.updatesPerMinute": { row: "limits", key: "updatesPerMinute", least: 1, most: 10_000 },
  "limits.strangerPerDay": { row: "limits", key: "strangerPerDay", least: 0, most: 10_000 },
  "limits.groupPerHour": { row: "limits", key: "groupPerHour", least: 0, most: 10_000 },
  "limits.strangerQuota": { row: "limits", key: "strangerQuota", least: 0, most: 1, isShare: true },
  "zalo.quota.messages": { row: "zalo.quota", key: "messages", least: 1, most: 10_000_000 },
  "zalo.quota.people": { row: "zalo.quota", key: "people", least: 1, most: 10_000_000 },
  "zalo.quota.reserve": { row: "zalo.quota", key: "reserve", least: 0, most: 1, isShare: true },
} as const satisfies Readonly<Record<string, Place>>;

type SettingName = keyof typeof places;
const names = Object.keys(places) as SettingName[];

/** `settings list`: each number as it holds now, and between which it may lie. */
export async function listSettings({ db, t }: CommandContext): Promise<CommandResult> {
  const now = await readNumbers(db);
  return {
    json: { settings: names.map((name) => ({ name, value: now[name], ...boundsOf(places[name]) })) },
    lines: table(
      names.map((name) => [
        name,
        formatNumber(now[name]),
        t("settings.between", boundsWords(places[name])),
        t(`settings.what.${places[name].key}`),
      ]),
    ),
  };
}

/** `settings set NAME VALUE`: with its audit entry, in one transaction; what is so already writes nothing. */
export async function setSetting(
  { db, now, t }: CommandContext,
  { name, typed }: { readonly name: string; readonly typed: string },
): Promise<Outcome<CommandResult, "unknown_setting" | "wrong_value">> {
  if (!isSetting(name))
    return failure("unknown_setting", (tt) => tt("settings.unknown", { name, list: names.join(", ") }));
  const place = places[name];
  const value = readValue(typed, place);
  if (value === null)
    return failure("wrong_value", (tt) =>
      tt("isShare" in place ? "settings.wrongShare" : "settings.wrong", {
        ...{ name, typed },
        ...boundsWords(place),
      }),
    );
  const old = await db.$transaction((tx) => keep(tx, name, value, now));
  const said = { name, from: formatNumber(old), to: formatNumber(value) };
  return success({
    json: { name, old, value },
    lines: [t(old === value ? "settings.already" : "settings.done", said)],
  });
}

/** @returns what it was */
async function keep(tx: Prisma.TransactionClient, name: SettingName, value: number, now: Date): Promise<number> {
  const { row, key } = places[name];
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`dau-moi:setting:${row}`}))`;
  const old = (await readNumbers(tx))[name];
  if (old === value) return old;
  const before = (await tx.setting.findUnique({ where: { key: row } }))?.value;
  const rest = typeof before === "object" && before !== null && !Array.isArray(before) ? before : {};
  const changed = { ...rest, [key]: value };
  await tx.setting.upsert({ where: { key: row }, create: { key: row, value: changed }, update: { value: changed } });
  await writeAudit(tx, {
    ...{ at: now, personId: null, action: "setting", subject: `${row} ${key}` },
    ...{ old: String(old), new: String(value) },
  });
  return old;
}

/** As they hold: what a row does not name, or names wrongly, is as by default. */
async function readNumbers(db: Prisma.TransactionClient): Promise<Record<SettingName, number>> {
  const of = {
    retention: { days: await readRetentionDays(db) },
    limits: { ...(await readLimits(db)) },
    "zalo.quota": { ...(await readQuotaSettings(db)) },
  };
  const numberOf = (name: SettingName) => {
    const { row, key } = places[name];
    return (of[row] as Readonly<Record<string, number>>)[key]!;
  };
  return Object.fromEntries(names.map((name) => [name, numberOf(name)])) as Record<SettingName, number>;
}

function isSetting(name: string): name is SettingName {
  return Object.hasOwn(places, name);
}

/** "30"; of a share also "0,05" and "0.05". */
function readValue(typed: string, { least, most, isShare }: Place): number | null {
  if (!(isShare ? /^\d(?:[.,]\d{1,6})?$/ : /^\d{1,8}$/).test(typed)) return null;
  const value = Number(typed.replace(",", "."));
  return value >= least && value <= most ? value : null;
}

function boundsOf({ least, most }: Place) {
  return { least, most };
}

function boundsWords({ least, most }: Place) {
  return { least: formatNumber(least), most: formatNumber(most) };
}
