import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { join, resolve } from "node:path";
import { z } from "zod";
import { failure, type Outcome, success } from "./outcome.js";
import type { Translate } from "./text/language.js";

/** The environment, read once and checked. Secrets stay in here: it is never logged. */
export interface Config {
  readonly telegram: { readonly token: string; readonly apiRoot: string; readonly webhookUrl: string | null } | null;
  readonly zalo: { readonly tokens: readonly string[]; readonly apiRoot: string; readonly webhookUrl: string | null };
  readonly webhookSecret: string | null;
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /** Where what people send with their reports is stored. */
  readonly filesDir: string;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | null;
  readonly metricsToken: string | null;
  readonly logLevel: string;
}

const telegramApiRoot = "https://api.telegram.org";
const zaloApiRoot = "https://bot-api.zaloplatforms.com";

const url = (protocols: readonly string[]) =>
  z
    .string()
    .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol))
    .transform((value) => value.replace(/\/+$/, ""));
const web = url(["http:", "https:"]);

/** Registered as it is: what stands in front of the path that is served is for a server in front, which may take it away. */
const webhook = (path: RegExp) =>
  web.refine((value) => {
    const { pathname, search, hash } = new URL(value);
    return path.test(pathname) && search === "" && hash === "";
  });

/** A raw "@", "/", "?" or "#" in the password ends it too soon: the rest would be taken for the host, and be logged. */
const database = url(["postgres:", "postgresql:"]).refine((value) => {
  const { pathname, search, hash, username } = new URL(value);
  return !/@/.test(pathname + hash + (username === "" ? search : ""));
});

const shape = {
  TELEGRAM_BOT_TOKEN: z.string().regex(/^\d+:[\w-]+$/),
  TELEGRAM_API_ROOT: web,
  TELEGRAM_WEBHOOK_URL: webhook(/\/webhook\/telegram$/),
  ZALO_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[^\s,]+(\s*,\s*\d+:[^\s,]+)*$/)
    .transform((tokens) => tokens.split(",").map((token) => token.trim()))
    .refine((tokens) => new Set(tokens.map((token) => token.split(":")[0])).size === tokens.length),
  ZALO_API_ROOT: web,
  ZALO_WEBHOOK_URL: webhook(/\/webhook\/zalo$/),
  WEBHOOK_SECRET: z.string().regex(/^[A-Za-z0-9_-]{8,256}$/),
  DATABASE_URL: database,
  DATA_DIR: z.string(),
  FILES_DIR: z.string(),
  HOST: z.string().refine((host) => isIP(host) !== 0 || /^[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(host)),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535),
  PUBLIC_URL: web,
  METRICS_TOKEN: z.string().regex(/^[\x21-\x7e]{8,256}$/),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]),
} as const;

type Name = keyof typeof shape;

/** What `NAME_FILE` may hold instead of `NAME`, so that no secret stands in the environment of a process. */
const secrets: readonly Name[] = [
  "TELEGRAM_BOT_TOKEN",
  "ZALO_BOT_TOKEN",
  "WEBHOOK_SECRET",
  "DATABASE_URL",
  "METRICS_TOKEN",
];
const fileOf = (name: Name) => `${name}_FILE`;

/** Every variable that is read. */
export const environmentNames: readonly string[] = [...Object.keys(shape), ...secrets.map(fileOf)];

/**
 * Reads the environment, and the files in which it says that secrets are. An empty variable counts as unset. Everything
 * that is wrong is said at once, one sentence a line, without the values: they may be secrets. `needsChannel`: without a
 * token there is nothing to run on.
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  { needsChannel = false } = {},
): Outcome<Config, "configuration"> {
  const wrong = new Map<Name, (t: Translate) => string>();
  const read = readerOf(env, wrong);
  const token = read("TELEGRAM_BOT_TOKEN");
  const telegramRoot = read("TELEGRAM_API_ROOT") ?? telegramApiRoot;
  const telegramWebhook = read("TELEGRAM_WEBHOOK_URL");
  const zaloTokens = read("ZALO_BOT_TOKEN");
  const zaloRoot = read("ZALO_API_ROOT") ?? zaloApiRoot;
  const zaloWebhook = read("ZALO_WEBHOOK_URL");
  const webhookSecret = read("WEBHOOK_SECRET");
  const dataDir = resolve(read("DATA_DIR") ?? "./data");
  const filesDir = read("FILES_DIR");
  const config: Config = {
    telegram: token === null ? null : { token, apiRoot: telegramRoot, webhookUrl: telegramWebhook },
    zalo: {
      tokens: zaloTokens ?? [],
      apiRoot: zaloRoot,
      webhookUrl: zaloWebhook,
    },
    webhookSecret,
    databaseUrl: read("DATABASE_URL"),
    dataDir,
    filesDir: filesDir === null ? join(dataDir, "files") : resolve(filesDir),
    host: read("HOST") ?? "0.0.0.0",
    port: read("PORT") ?? 8080,
    publicUrl: read("PUBLIC_URL"),
    metricsToken: read("METRICS_TOKEN"),
    logLevel: read("LOG_LEVEL") ?? "info",
  };
  const withoutToken = [
    ...(telegramWebhook && token === null && !wrong.has("TELEGRAM_BOT_TOKEN") ? ["TELEGRAM"] : []),
    ...(zaloWebhook && zaloTokens === null && !wrong.has("ZALO_BOT_TOKEN") ? ["ZALO"] : []),
  ];
  const secretMissing = (telegramWebhook || zaloWebhook) && webhookSecret === null && !wrong.has("WEBHOOK_SECRET");
  const tokens = ["TELEGRAM_BOT_TOKEN", "ZALO_BOT_TOKEN"] as const;
  const noChannel = needsChannel && tokens.every((name) => !env[name]?.trim() && !env[fileOf(name)]?.trim());
  const contradicts = secretMissing || withoutToken.length > 0;
  if (wrong.size === 0 && !contradicts && !noChannel) return success(config);
  return failure("configuration", (t) =>
    [
      ...(wrong.size > 0 || contradicts ? [t("operator.config.wrong")] : []),
      ...[...wrong.values()].map((say) => say(t)),
      ...withoutToken.map((channel) => t("operator.config.tokenMissing", { channel })),
      ...(secretMissing ? [t("operator.config.secretMissing")] : []),
      ...(noChannel ? [t("operator.config.noChannel")] : []),
    ].join("\n"),
  );
}

/** Reads one variable, or the file that stands for it; null where it is not set, or wrong, which is added to `wrong`. */
function readerOf(
  env: Readonly<Record<string, string | undefined>>,
  wrong: Map<Name, (t: Translate) => string>,
): <N extends Name>(name: N) => z.output<(typeof shape)[N]> | null {
  const set = (name: string) => env[name]?.trim() || undefined;

  function given(name: Name): string | undefined {
    const [value, file] = [set(name), secrets.includes(name) ? set(fileOf(name)) : undefined];
    if (file === undefined) return value;
    if (value !== undefined) {
      wrong.set(name, (t) => t("operator.config.both", { name }));
      return undefined;
    }
    const read = readSecret(file);
    if (!read.ok) wrong.set(name, (t) => t("operator.config.file", { name: fileOf(name), reason: read.code }));
    return read.ok ? read.value : undefined;
  }

  return <N extends Name>(name: N) => {
    const value = given(name);
    if (value === undefined) return null;
    const parsed = shape[name].safeParse(value);
    if (parsed.success) return parsed.data as z.output<(typeof shape)[N]>;
    wrong.set(name, (t) => t(`operator.config.${name}`));
    return null;
  };
}

/** A file ends its only line as files do; nothing else of it is cut. The code is the system's word for what is wrong. */
function readSecret(
  file: string,
): { readonly ok: true; readonly value: string } | { readonly ok: false; readonly code: string } {
  try {
    const value = readFileSync(file, "utf8").replace(/\r?\n$/, "");
    return value === "" ? { ok: false, code: "EMPTY" } : { ok: true, value };
  } catch (error) {
    return { ok: false, code: (error as NodeJS.ErrnoException).code ?? "?" };
  }
}
