import { expect, test } from "vitest";
import { readConfig } from "../src/config.js";
import { secretFor, webhookOf } from "../src/webhooks.js";

const webhookSecret = "mot-bi-mat-dai";
const telegram = { name: "telegram", bot: "700001" } as const;
const north = { name: "zalo", bot: "1459232241454765289" } as const;
const south = { name: "zalo", bot: "1459232241454765290" } as const;

test("each messenger and bot has a secret of its own, which both messengers take", () => {
  const secrets = [telegram, north, south, { ...north, bot: telegram.bot }].map((bot) => secretFor(bot, webhookSecret));
  expect(new Set([...secrets, webhookSecret]).size).toBe(5);
  for (const secret of secrets) expect(secret).toMatch(/^[A-Za-z0-9_-]{8,256}$/);
  expect(secretFor(telegram, webhookSecret)).toBe(secrets[0]);
  expect(secretFor(telegram, `${webhookSecret}x`)).not.toBe(secrets[0]);
});

test("what is registered is never the secret of the environment", () => {
  const config = readConfig({
    TELEGRAM_BOT_TOKEN: "700001:a",
    TELEGRAM_WEBHOOK_URL: "https://bot.example.gov.vn/webhook/telegram",
    ZALO_BOT_TOKEN: `${north.bot}:a,${south.bot}:b`,
    ZALO_WEBHOOK_URL: "https://bot.example.gov.vn/webhook/zalo",
    WEBHOOK_SECRET: webhookSecret,
  });
  if (!config.ok) throw new Error(config.code);
  expect([telegram, north, south].map((bot) => webhookOf(bot, config.value))).toEqual([
    {
      url: "https://bot.example.gov.vn/webhook/telegram",
      secret: secretFor(telegram, webhookSecret),
      paths: ["/webhook/telegram"],
    },
    ...[north, south].map((bot) => ({
      url: `https://bot.example.gov.vn/webhook/zalo/${bot.bot}`,
      secret: secretFor(bot, webhookSecret),
      paths: [`/webhook/zalo/${bot.bot}`],
    })),
  ]);
});
