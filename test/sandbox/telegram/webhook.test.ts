import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Update } from "grammy/types";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type OpenTelegram, openTelegram } from "../../support/telegram.js";

const phone = "telegram:5000001";
const other = "telegram:5000002";

let open: OpenTelegram;
let hook: string;
let received: { update: Update; secret: string | undefined }[];
/** What the bot's webhook answers, in turn; then 200. */
let answers: number[];
/** Seconds that it asks to be left alone after a refusal. */
let retryAfter: number;
let arrived: () => void;

const server = createServer((request: IncomingMessage, response: ServerResponse) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    received.push({
      update: JSON.parse(Buffer.concat(parts).toString("utf8")),
      secret: request.headers["x-telegram-bot-api-secret-token"] as string | undefined,
    });
    response.statusCode = answers.shift() ?? 200;
    if (retryAfter > 0) response.setHeader("retry-after", String(retryAfter));
    response.end();
    arrived();
  });
});

beforeEach(async () => {
  received = [];
  answers = [];
  retryAfter = 0;
  arrived = () => {};
  open = await openTelegram({ webhookRetry: 20 });
  open.telegram.addPhone(phone, "Sở Tư pháp");
  open.telegram.addPhone(other, "Văn phòng UBND tỉnh");
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  hook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook/telegram`;
});
afterEach(async () => {
  await open.close();
  await new Promise((resolve) => server.close(resolve));
});

function untilReceived(count: number): Promise<void> {
  return new Promise((resolve) => {
    arrived = () => received.length >= count && resolve();
    arrived();
  });
}

const texts = () => received.map(({ update }) => update.message?.text);

test("updates come with the secret, those from before too, and count as confirmed", async () => {
  await open.telegram.write(phone, "trước");
  await open.api.setWebhook(hook, { secret_token: "bi-mat_1" });
  await open.telegram.write(phone, "sau");
  await open.telegram.settled(phone, { idle: async () => {} });
  expect(texts()).toEqual(["trước", "sau"]);
  expect(received.map(({ secret }) => secret)).toEqual(["bi-mat_1", "bi-mat_1"]);
  expect(await open.api.getWebhookInfo()).toMatchObject({ url: hook, pending_update_count: 0 });
});

test("what is not answered with 2xx comes again, in order for its chat, without holding up others", async () => {
  answers = [500, 503];
  await open.api.setWebhook(hook);
  await open.telegram.write(phone, "một");
  await untilReceived(1);
  await open.telegram.write(phone, "hai");
  await untilReceived(4);
  await open.telegram.settled(phone, { idle: async () => {} });
  expect(texts()).toEqual(["một", "một", "một", "hai"]);
  expect(new Set(received.map(({ update }) => update.update_id)).size).toBe(2);
  expect(await open.api.getWebhookInfo()).toMatchObject({
    last_error_message: "Wrong response from the webhook: 503 Service Unavailable",
  });

  received = [];
  answers = [500];
  retryAfter = 3_600;
  await open.telegram.write(phone, "ba");
  await untilReceived(1);
  await open.telegram.write(other, "bốn");
  await untilReceived(2);
  expect(texts()).toEqual(["ba", "bốn"]);
});

test("without a webhook the updates wait for polling", async () => {
  answers = Array.from({ length: 100 }, () => 500);
  await open.api.setWebhook(hook);
  await open.telegram.write(phone, "một");
  await untilReceived(1);
  await open.api.deleteWebhook();
  expect(await open.api.getUpdates()).toHaveLength(1);
  await open.api.setWebhook(hook, { drop_pending_updates: true });
  expect(await open.api.getWebhookInfo()).toMatchObject({ pending_update_count: 0 });
});
