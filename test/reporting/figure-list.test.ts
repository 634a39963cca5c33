import { describe, expect, it } from "vitest";
import { figureListMessage } from "../../src/reporting/figure-list.js";
import { translator } from "../../src/text/language.js";
import { openWorld, type World } from "./world.js";

const t = translator("vi");

async function listOf(world: World, page = 1, named: string | null = null) {
  const { catalogue, agency, lookup, today } = world.context;
  const asked = catalogue.indicators.filter(({ agencies }) => agencies.includes(agency));
  const figures = await Promise.all(asked.map(({ code }) => lookup.figures(code, 2024)));
  return figureListMessage(figures.flat(), page, today, t, named);
}

describe("the list of indicators", () => {
  it("names each with its latest value, its period where that is another, and its target", async () => {
    const world = await openWorld("SYT");
    world.given(world.figure("CT-b1", "2024-02"), { percent: 71.2 });
    world.given(world.figure("CT-a1", "2024-Q1"), { numerator: 9, denominator: 10, percent: 90 });
    const { text, buttons } = await listOf(world);
    expect(text.split("\n").slice(0, 4)).toEqual([
      "Sở Y tế · quý I/2024 · hạn 18/03/2024",
      expect.stringMatching(/^CT-a1 .* · ✅ 9\/10 = 90,00% · chỉ tiêu giao 100%$/),
      expect.stringMatching(/^CT-a2 .* · chưa có số liệu · chỉ tiêu giao 100%$/),
      expect.stringMatching(/^CT-b1 .* · tháng 02\/2024: 71,20% · chỉ tiêu giao 80%$/),
    ]);
    expect(buttons.at(-1)!.map(({ label }) => label)).toEqual(["Xem 6 chỉ tiêu khác"]);
  });

  it.each(["STP", "H679", "X24856", "VPUBND"])("of %s is one screen a page, each indicator once", async (code) => {
    const world = await openWorld(code);
    const asked = world.context.catalogue.indicators.filter(({ agencies }) => agencies.includes(code));
    const named: string[] = [];
    for (let page = 1; page <= Math.ceil(asked.length / 6); page++) {
      const { text, buttons } = await listOf(world, page);
      expect(text.split("\n").length).toBeLessThanOrEqual(12);
      expect(buttons.flat().length).toBeLessThanOrEqual(8);
      named.push(...buttons.flat().flatMap(({ data, label }) => (data.startsWith("figure:") ? [label] : [])));
    }
    expect(named).toEqual(asked.map((indicator) => indicator.code));
  });

  it("asks for the quarter that is due, in the days between its end and the due day and while one is missing", async () => {
    const world = await openWorld("STP", "2024-03-16");
    expect((await listOf(world)).text).toContain("quý I/2024 · hạn thứ Hai 18/03");
    for (const indicator of world.context.catalogue.indicators) {
      if (indicator.agencies.includes("STP")) world.given(world.figure(indicator.code, "2024-Q1"), { percent: 50 });
    }
    expect((await listOf(world)).text).toContain("quý II/2024");
  });

  it("is of the period that is named, on every page and behind every button", async () => {
    const world = await openWorld("STP");
    world.given(world.figure("CT-a1", "2024-01"), { percent: 90 });
    const first = await listOf(world, 1, "2024-01");
    expect(first.text.split("\n")[0]).toBe("Sở Tư pháp · tháng 01/2024 · hạn 16/01/2024");
    expect(first.text).toContain("CT-a1 Công bố, công khai · ✅ 90,00%");
    const [opens] = first.buttons.flat().map(({ data }) => data);
    expect(opens).toMatch(/^figure:\d+:CT-a1:2024-01$/);
    expect(first.buttons.at(-1)![0]!.data).toMatch(/^figures:\d+:2:2024:2024-01$/);
    const last = await listOf(world, 2, "2024-Q4");
    expect(last.text.split("\n").slice(0, 2)).toEqual([
      "Sở Tư pháp · quý IV/2024 · hạn 17/12/2024",
      "Kỳ này bắt đầu từ 15/09/2024.",
    ]);
    expect(last.text.split("\n").length).toBeLessThanOrEqual(12);
    expect((await listOf(world, 1, "2026-Q1")).text).toMatch(/^Chỉ tiêu không có kỳ quý I\/2026\. Các kỳ: /);
  });

  it("stays in the plan's year at its ends", async () => {
    expect((await listOf(await openWorld("STP", "2023-12-01"))).text).toContain("quý I/2024");
    expect((await listOf(await openWorld("STP", "2025-06-01"))).text).toContain("quý I/2024");
  });

  it("says so where an agency is asked for none", () => {
    expect(figureListMessage([], 1, "2024-02-26", t)).toEqual({
      text: "Cơ quan không phải báo cáo chỉ tiêu nào.",
      buttons: [],
    });
  });
});
