import { beforeEach, expect, test } from "vitest";
import { readLimits } from "../../src/channels/limits.js";
import { readConfig } from "../../src/config.js";
import { listSettings, setSetting } from "../../src/operator/settings.js";
import { readRetentionDays } from "../../src/retention.js";
import { translator } from "../../src/text/language.js";
import { testDatabase, testFolder } from "../support/database.js";

const db = testDatabase();
const now = new Date("2026-02-26T08:00:00+07:00");
const t = translator("vi");
const config = readConfig({ FILES_DIR: testFolder() });
if (!config.ok) throw new Error(config.say(t));
const context = () => ({ database: db.database, db: db.prisma, config: config.value, now, t });
const set = (name: string, typed: string) => setSetting(context(), { name, typed });

beforeEach(() => db.clear());

test("each number is shown as it holds, and is there after it was set", async () => {
  const settings = async () =>
    (await listSettings(context())).json as { readonly settings: readonly { name: string; value: number }[] };
  const numberOf = async (name: string) => (await settings()).settings.find((one) => one.name === name)?.value;
  for (const { name, value } of (await settings()).settings) {
    const other = value < 1 ? "0,25" : "7";
    expect(await set(name, other)).toMatchObject({ ok: true });
    expect(await numberOf(name)).toBe(Number(other.replace(",", ".")));
  }
  expect(await readRetentionDays(db.prisma)).toBe(7);
  expect(await readLimits(db.prisma)).toMatchObject({ updatesPerMinute: 7, strangerQuota: 0.25 });
});

test("a change is in the audit, as the operator's; what is so already is not", async () => {
  const changed = await set("retention.days", "30");
  expect(changed.ok && changed.value.lines).toEqual(["retention.days: 90 → 30"]);
  const again = await set("retention.days", "30");
  expect(again.ok && again.value.lines).toEqual(["retention.days: đang là 30 rồi, không đổi gì."]);
  expect(await db.prisma.audit.findMany()).toMatchObject([
    { action: "setting", subject: "retention days", old: "90", new: "30", personId: null },
  ]);
});

test.each([
  ["retention.days", "0", "phải là số nguyên từ 1 đến 3.650"],
  ["retention.days", "9,5", "phải là số nguyên từ 1 đến 3.650"],
  ["limits.strangerQuota", "1,5", "phải là số từ 0 đến 1"],
  ["zalo.quota.reserve", "nhiều", "phải là số từ 0 đến 1"],
  ["retention", "30", 'Không có cài đặt "retention". Có: retention.days, limits.updatesPerMinute'],
  ["toString", "30", "Không có cài đặt"],
])("%s %s is refused with a sentence", async (name, typed, sentence) => {
  const refused = await set(name, typed);
  expect(refused.ok ? "" : refused.say(t)).toContain(sentence);
  expect(await db.prisma.setting.count()).toBe(0);
});
