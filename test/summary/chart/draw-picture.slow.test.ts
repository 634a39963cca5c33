import { beforeAll, describe, expect, it } from "vitest";
import { type PlanInForce, planReader } from "../../../src/plan/plan-in-force.js";
import { writeSampleReports } from "../../../src/sandbox/sample-reports.js";
import { progressBars, progressPicture } from "../../../src/summary/chart/progress.js";
import { wrap } from "../../../src/summary/chart/style.js";
import { makeFile } from "../../../src/summary/files/make-file.js";
import type { PictureKind } from "../../../src/summary/files/order.js";
import { dutiesOf, tallyBy } from "../../../src/summary/queries.js";
import { query } from "../../../src/summary/query.js";
import { addUp } from "../../../src/summary/tally.js";
import { translator } from "../../../src/text/language.js";
import { importBundledPlan } from "../../support/bundled-plan.js";
import { testDatabase } from "../../support/database.js";

const db = testDatabase();
const now = new Date("2024-06-20T09:00:00+07:00");
let plan: PlanInForce;

beforeAll(async () => {
  await importBundledPlan(db);
  plan = (await planReader(db.prisma)())[0]!;
  await writeSampleReports(db.prisma, plan, now);
});

const asking = () => ({ db: db.prisma, plan, older: [], plans: [plan], now, t: translator("vi", plan) });
const draw = (kind: PictureKind, words: string) => makeFile({ kind, query: words }, asking());
const sizeOf = (bytes: Uint8Array) => {
  const view = Buffer.from(bytes);
  expect(view.toString("latin1", 1, 4)).toBe("PNG");
  return { width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
};

describe("a picture", () => {
  it.each<[PictureKind, string]>([
    ["progress", "@2024-Q2n"],
    ["progress", "section:V@2024-Q1"],
    ["progress", "task:V.1@2024-Q1"],
    ["progress", ";STP@2024-Q1"],
    ["agencies", "@2024-Q2n"],
    ["agencies", "section:V;~cap-huyen@2024-Q1"],
    ["indicators", "indicators@2024-Q1"],
    ["ranking", "indicator:CT-b3@2024-Q1"],
    ["ranking", "indicator:CT-b3;~cap-huyen@2024-Q1"],
    ["trend", "indicator:CT-b3;STP@2024-Q2"],
    ["trend", "@2024-Q2"],
  ])("of %s, %s, is as wide as a phone, and no messenger finds it too long", async (kind, words) => {
    const made = await draw(kind, words);
    if (!made.ok) throw new Error(made.code);
    const { width, height } = sizeOf(made.value.bytes);
    expect(width).toBe(1080);
    expect(height).toBeGreaterThan(400);
    expect(width + height).toBeLessThan(10_000);
    expect(made.value.name).toMatch(/^[a-z0-9-]+\.png$/);
  });

  it("of nothing is none", async () => {
    const made = await draw("ranking", "indicator:CT-b3@2024-Q4");
    expect(made.ok === false && made.code).toBe("empty");
  });
});

it("its bars are what the chat counts", async () => {
  const of = query({ period: "2024-Q2", now: true });
  const tallies = await tallyBy(db.prisma, "task", dutiesOf(of, plan, "2024-06-20"));
  const bars = progressBars(tallies, of, asking());
  expect(addUp(bars.map(({ tally }) => tally))).toEqual(addUp(tallies.values()));
  // However many and however long.
  const label = "Đẩy mạnh cải cách thủ tục hành chính ".repeat(9);
  const many = Array.from({ length: 40 }, () => ({ label, tally: bars[0]!.tally }));
  expect(sizeOf(await progressPicture(many, of, asking())).width).toBe(1080);
});

it.each([
  ["Sở Tư pháp", 300, 2, ["Sở Tư pháp"]],
  ["Đẩy mạnh cải cách", 100, 3, ["Đẩy mạnh", "cải cách"]],
  ["một hai ba bốn năm sáu", 100, 2, ["một hai", "ba bốn…"]],
])("%s in %i pixels", (words, pixels, most, lines) => {
  expect(wrap(words, 20, pixels, most)).toEqual(lines);
});
