import { beforeEach, describe, expect, it } from "vitest";
import { takeAnswer } from "../../../src/reporting/dialogue.js";
import { askUnusual } from "../../../src/reporting/guard/ask-unusual.js";
import { newPass } from "../../../src/reporting/pass/pass.js";
import { promptFor } from "../../../src/reporting/prompts.js";
import { draftOfLines, readLines } from "../../../src/reporting/read-lines.js";
import { emptyFigure, type FigureEntry, newDraft, type ReportDraft } from "../../../src/reporting/report-draft.js";
import { openWorld, type World } from "../world.js";

let world: World;
beforeEach(async () => {
  world = await openWorld("SYT", "2024-06-17");
  for (const indicator of ["CT-b3", "CT-b4"])
    world.given(world.figure(indicator, "2024-Q1"), { numerator: 1_250, denominator: 2_000, percent: 62.5 });
});

const one = () => newDraft(1, "figure", emptyFigure("CT-b3", "2024-Q2"));
const figuresOf = ({ entries }: ReportDraft) => entries as readonly FigureEntry[];

async function say(draft: ReportDraft, text: string): Promise<ReportDraft> {
  const turn = await takeAnswer(draft, { kind: "text", text }, world.context);
  if (turn.kind !== "ask") throw new Error(`not asked: ${turn.kind}`);
  return turn.draft;
}

async function press(draft: ReportDraft, value: string): Promise<ReportDraft> {
  const turn = await takeAnswer(draft, { kind: "choice", value }, world.context);
  if (turn.kind !== "ask") throw new Error(`not asked: ${turn.kind}`);
  return turn.draft;
}

describe("an unusual figure", () => {
  it("is asked about with what was before, and a bare có means that it is right", async () => {
    const draft = await say(one(), "0,05%");
    expect(draft.step).toBe("unusual");
    const message = await promptFor(draft, { id: 1, lastInput: 7n }, world.context);
    expect(message.text).toContain("Kỳ trước (quý I/2024): 1.250/2.000 = 62,50%");
    expect(message.buttons.flat().map(({ label }) => label)).toEqual(["Đúng, 0,05%", "Gõ lại", "Hủy"]);
    expect(message.offer).toEqual({ yes: "s:1:7:sure" });
  });

  it("is asked about once; the reason is kept with what was noted before", async () => {
    const sure = await press(await say(one(), "0,05%"), "sure");
    expect(sure).toMatchObject({ step: "confirm", entries: [{ percent: 0.05, note: null, sure: true }] });
    expect(await askUnusual(sure, world.context)).toBe(sure);
    const reason = await say(await say(one(), "0,05%"), "do sáp nhập 3 xã từ 01/4, mới có 12 hồ sơ");
    expect(reason.step).toBe("confirm");
    expect(figuresOf(reason)[0]).toMatchObject({ percent: 0.05, note: "do sáp nhập 3 xã từ 01/4, mới có 12 hồ sơ" });
  });

  it.each(["61%", "là 61%", "1.220/2.000", "b3 61%"])("is another after %j, which is not asked about", async (text) => {
    const draft = await say(await say(one(), "0,05%"), text);
    expect(draft).toMatchObject({ step: "confirm", entries: [{ percent: 61 }] });
  });

  it("is asked about again where another unusual one is typed", async () => {
    const again = await say(await press(await say(one(), "0,05%"), "retype"), "6,25%");
    expect(again).toMatchObject({ step: "unusual", entries: [{ percent: 6.25 }] });
  });

  it.each(["có", "?", "🙂", "không", "120%", "5/0"])("stays asked about after %j", async (text) => {
    const draft = await say(await say(one(), "0,05%"), text);
    expect(draft).toMatchObject({ step: "unusual", entries: [{ percent: 0.05, note: null }] });
  });

  it.each([
    "quý trước là 1250/2000",
    "quý I đã đạt 1250/2000",
    "do quý I là 1250/2000",
    "do quý trước đạt 62,5%",
    "quý trước đạt 95%",
  ])("stays of its quarter where the reason tells of another: %j", async (text) => {
    const draft = await say(await say(one(), "1/2000"), text);
    expect(draft).toMatchObject({
      step: "confirm",
      entries: [{ period: "2024-Q2", numerator: 1, denominator: 2_000, note: text, sure: true }],
    });
  });

  it.each(["nhầm, 61 phần trăm", "nhầm, thực ra đạt 61%"])("as a percentage is another after %j", async (text) => {
    const draft = await say(await say(one(), "0,05%"), text);
    expect(draft).toMatchObject({ step: "confirm", entries: [{ percent: 61, note: null }] });
  });

  it("among lines is asked about one after the other, and the others stay", async () => {
    const lines = draftOfLines(1, (await readLines("b3 quý II 0,6%\nb4 quý II 0,5%\nb1 quý II 70%", world.context))!);
    const first = await askUnusual(lines, world.context);
    expect(first.step).toBe("unusual");
    const second = await say(first, "62%");
    expect(second).toMatchObject({ step: "unusual", entries: [{ percent: 62 }, { percent: 0.5 }, { percent: 70 }] });
    const done = await say(second, "mới chuyển hệ thống");
    expect(done.step).toBe("confirm");
    expect(figuresOf(done).map(({ note }) => note)).toEqual([null, "mới chuyển hệ thống", null]);
  });

  it("in a pass is asked about where it is answered", async () => {
    const pass = newPass(1, [
      { kind: "figure", indicator: "CT-b3", period: "2024-Q2" },
      { kind: "figure", indicator: "CT-b4", period: "2024-Q2" },
    ]);
    const draft = await say(pass, "0,6%");
    expect(draft).toMatchObject({ step: "unusual", entries: [], pass: { open: { percent: 0.6 } } });
    const next = await press(draft, "sure");
    expect(next).toMatchObject({ step: "figure", entries: [{ percent: 0.6, sure: true }], pass: { done: 1 } });
    expect((await say(next, "62%")).step).toBe("confirm");
    const retyped = await say(await press(draft, "retype"), "62%");
    expect(retyped).toMatchObject({ step: "figure", entries: [{ indicator: "CT-b3", percent: 62 }] });
  });
});

describe("a figure that replaces one of the same period", () => {
  const first = () => newDraft(1, "figure", emptyFigure("CT-b3", "2024-Q1"));

  it.each([
    ["6,25%", "nhỏ hơn số đã báo cáo khoảng 10 lần"],
    ["12.500/20.000", "tổng số gấp khoảng 10 lần số đã báo cáo"],
    ["125/200", "tổng số nhỏ hơn số đã báo cáo khoảng 10 lần"],
  ])("is asked about where it is %s, with what was reported", async (typed, how) => {
    const draft = await say(first(), typed);
    expect(draft.step).toBe("unusual");
    const { text } = await promptFor(draft, { id: 1, lastInput: 7n }, world.context);
    expect(text).toContain(how);
    expect(text).toContain("Đã báo cáo (quý I/2024): 1.250/2.000 = 62,50%");
    expect(await press(draft, "sure")).toMatchObject({ step: "confirm", entries: [{ sure: true }] });
  });

  it.each(["61%", "1.300/2.000", "30%"])("is not asked about where it is %s", async (typed) => {
    expect(await say(first(), typed)).toMatchObject({ step: "confirm" });
  });

  it("is not asked about where an earlier period says that it is the usual one", async () => {
    world.given(world.figure("CT-b3", "2024-Q2"), { numerator: null, denominator: null, percent: 6.25 });
    const second = newDraft(1, "figure", emptyFigure("CT-b3", "2024-Q2"));
    expect(await say(second, "62%")).toMatchObject({ step: "confirm" });
  });
});
