import { resolve } from "node:path";
import { z } from "zod";
import { failure, type Outcome, success } from "./outcome.js";

/** The environment, read once and checked. Secrets stay in here: it is never logged. */
export interface Config {
  readonly telegram: { readonly token: string; readonly apiRoot: string; readonly webhookUrl: string | null } | null;
  readonly zalo: { readonly tokens: readonly string[]; readonly apiRoot: string; readonly webhookUrl: string | null };
  readonly webhookSecret: string | null;
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly port: number;
  readonly publicUrl: string | null;
  readonly logLevel: string;
}

export const telegramApiRoot = "https://api.telegram.org";
export const zaloApiRoot = "https://bot-api.zaloplatforms.com";

const url = (protocols: readonly string[]) =>
  z
    .string()
    .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol))
    .transform((value) => value.replace(/\/+$/, ""));
const web = url(["http:", "https:"]);

const shape = {
  TELEGRAM_BOT_TOKEN: z.string().regex(/^\d+:[\w-]+$/),
  TELEGRAM_API_ROOT: web,
  TELEGRAM_WEBHOOK_URL: web,
  ZALO_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[^\s,]+(\s*,\s*\d+:[^\s,]+)*$/)
    .transform((tokens) => tokens.split(",").map((token) => token.trim()))
    .refine((tokens) => new Set(tokens.map((token) => token.split(":")[0])).size === tokens.length),
  ZALO_API_ROOT: web,
  ZALO_WEBHOOK_URL: web,
  WEBHOOK_SECRET: z.string().regex(/^[A-Za-z0-9_-]{8,256}$/),
  DATABASE_URL: url(["postgres:", "postgresql:"]),
  DATA_DIR: z.string(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535),
  PUBLIC_URL: web,
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]),
} as const;

type Name = keyof typeof shape;

/** Every variable that is read. */
export const environmentNames = Object.keys(shape) as readonly Name[];

/**
 * Reads the environment. An empty variable counts as unset. Everything that is wrong is said at once, one sentence a
 * line, without the values: they may be secrets. `needsChannel`: without a token there is nothing to run on.
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  { needsChannel = false } = {},
): Outcome<Config, "configuration"> {
  const wrong: Name[] = [];
  function read<N extends Name>(name: N): z.output<(typeof shape)[N]> | null {
    const value = env[name]?.trim();
    if (!value) return null;
    const parsed = shape[name].safeParse(value);
    if (parsed.success) return parsed.data as z.output<(typeof shape)[N]>;
    wrong.push(name);
    return null;
  }
  const token = read("TELEGRAM_BOT_TOKEN");
  const telegramRoot = read("TELEGRAM_API_ROOT") ?? telegramApiRoot;
  const telegramWebhook = read("TELEGRAM_WEBHOOK_URL");
  const zaloTokens = read("ZALO_BOT_TOKEN");
  const zaloRoot = read("ZALO_API_ROOT") ?? zaloApiRoot;
  const zaloWebhook = read("ZALO_WEBHOOK_URL");
  const webhookSecret = read("WEBHOOK_SECRET");
  const config: Config = {
    telegram: token === null ? null : { token, apiRoot: telegramRoot, webhookUrl: telegramWebhook },
    zalo: {
      tokens: zaloTokens ?? [],
      apiRoot: zaloRoot,
      webhookUrl: zaloWebhook,
    },
    webhookSecret,
    databaseUrl: read("DATABASE_URL"),
    dataDir: resolve(read("DATA_DIR") ?? "./data"),
    port: read("PORT") ?? 8080,
    publicUrl: read("PUBLIC_URL"),
    logLevel: read("LOG_LEVEL") ?? "info",
  };
  const secretMissing = (telegramWebhook || zaloWebhook) && webhookSecret === null && !wrong.includes("WEBHOOK_SECRET");
  const noChannel = needsChannel && !env.TELEGRAM_BOT_TOKEN?.trim() && !env.ZALO_BOT_TOKEN?.trim();
  if (wrong.length === 0 && !secretMissing && !noChannel) return success(config);
  return failure("configuration", (t) =>
    [
      ...(wrong.length > 0 || secretMissing ? [t("operator.config.wrong")] : []),
      ...wrong.map((name) => t(`operator.config.${name}`)),
      ...(secretMissing ? [t("operator.config.secretMissing")] : []),
      ...(noChannel ? [t("operator.config.noChannel")] : []),
    ].join("\n"),
  );
}
