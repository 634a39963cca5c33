import { beforeAll, describe, expect, it } from "vitest";
import { type Answer, takeAnswer } from "../../src/reporting/dialogue.js";
import { promptFor } from "../../src/reporting/prompts.js";
import { draftOfLines, readLines } from "../../src/reporting/read-lines.js";
import {
  emptyFigure,
  emptyTask,
  type FigureEntry,
  newDraft,
  type ReportDraft,
  type TaskEntry,
} from "../../src/reporting/report-draft.js";
import { seeLatest } from "../../src/reporting/see-latest.js";
import { choicesOf } from "../../src/reporting/step-choices.js";
import type { Turn } from "../../src/reporting/turn.js";
import { openWorld, type World } from "./world.js";

let world: World;

beforeAll(async () => {
  world = await openWorld();
});

const text = (typed: string): Answer => ({ kind: "text", text: typed });
const shown = { id: 1, lastInput: 7n };

async function answer(draft: ReportDraft, typed: string, of = world): Promise<Turn> {
  return takeAnswer(draft, text(typed), of.context);
}

/** Presses the button with this label. */
async function press(draft: ReportDraft, label: string, of = world): Promise<Turn> {
  const choices = (await choicesOf(draft, of.context)).flat();
  const choice = choices.find((one) => one.label === label);
  if (!choice) throw new Error(`no ${label} among ${choices.map((one) => one.label).join(", ")}`);
  return takeAnswer(draft, { kind: "choice", value: choice.value }, of.context);
}

function asked(turn: Turn): ReportDraft {
  if (turn.kind !== "ask") throw new Error(`not asked: ${turn.kind}`);
  return turn.draft;
}

const sentenceOf = (turn: Turn) => (turn.kind === "ask" ? turn.sentence : undefined);
const duty = (task: string, period?: string, part?: string | null, of = world) =>
  newDraft(1, "status", emptyTask(of.duty(task, period, part).id));
const figure = (indicator: string, period = "2024-Q1") => newDraft(1, "figure", emptyFigure(indicator, period));
const taskOf = (draft: ReportDraft) => draft.entries[0] as TaskEntry;
const figureOf = (draft: ReportDraft) => draft.entries[0] as FigureEntry;

async function lines(typed: string, of = world): Promise<ReportDraft> {
  const read = await readLines(typed, of.context);
  if (!read) throw new Error(`no lines: ${typed}`);
  return draftOfLines(1, read);
}

async function promptText(draft: ReportDraft, of = world): Promise<string> {
  return (await promptFor(await seeLatest(draft, of.context.lookup), shown, of.context)).text;
}

describe("a duty by buttons", () => {
  it("is done in three taps and a line", async () => {
    const status = asked(await press(duty("V.1"), "Hoàn thành"));
    expect(status.step).toBe("document");
    const confirm = asked(await answer(status, "18/KH-STP 23/2"));
    expect(confirm.step).toBe("confirm");
    expect(taskOf(confirm)).toMatchObject({ status: "done", document: "18/KH-STP", documentDate: "2024-02-23" });
    expect(await press(confirm, "Xác nhận")).toEqual({ kind: "submit" });
  });

  it.each([
    ["V.1", "Hoàn thành", "document"],
    ["V.1", "Đang thực hiện", "progress"],
    ["V.1", "Có vướng mắc", "difficulty"],
    ["V.1", "Chưa thực hiện", "confirm"],
    ["I.10", "Không phát sinh", "confirm"],
  ])("%s %s leads to %s", async (task, status, step) => {
    expect(asked(await press(duty(task), status)).step).toBe(step);
  });

  it("offers 'không phát sinh' only where nothing may have arisen, and takes it typed for any", async () => {
    const labels = (await choicesOf(duty("V.1"), world.context)).flat().map(({ label }) => label);
    expect(labels).not.toContain("Không phát sinh");
    expect(taskOf(asked(await answer(duty("V.1"), "khong phat sinh"))).status).toBe("nothing_arose");
  });

  it.each([
    ["60", { percent: 60, note: null }],
    ["60%", { percent: 60, note: null }],
    ["60 da ra soat 12 TTHC", { percent: 60, note: "da ra soat 12 TTHC" }],
    ["đã rà soát 12 TTHC", { percent: null, note: "đã rà soát 12 TTHC" }],
    ["hoan thanh 18/KH-STP 23/2", { status: "done", document: "18/KH-STP" }],
  ])("how far it is: %s", async (typed, said) => {
    const progress = asked(await press(duty("V.2"), "Đang thực hiện"));
    const confirm = asked(await answer(progress, typed));
    expect(confirm.step).toBe("confirm");
    expect(taskOf(confirm)).toMatchObject(said);
  });

  it("takes 'không có văn bản' at its word, also where one was given before", async () => {
    const given = asked(await answer(asked(await press(duty("V.1"), "Hoàn thành")), "18/KH-STP 23/2"));
    const again = asked(await press(asked(await press(given, "Sửa")), "Hoàn thành"));
    const without = asked(await press(again, "Không có văn bản"));
    expect(taskOf(without)).toMatchObject({ status: "done", document: null, documentDate: null });
  });

  it("stores a difficulty composed, and refuses one that no read-back could show", async () => {
    const difficulty = asked(await press(duty("V.1"), "Có vướng mắc"));
    const told = asked(await answer(difficulty, "Thiếu kinh phí".normalize("NFD")));
    expect(taskOf(told).note).toBe("Thiếu kinh phí".normalize("NFC"));
    const long = await answer(difficulty, "x".repeat(2001));
    expect(sentenceOf(long)).toContain("2.001");
    expect(asked(long)).toBe(difficulty);
  });

  it("knows which VII.4 is meant", async () => {
    const checkIn = asked(await answer(duty("VII.4", "2024-Q1", null), "đang thực hiện 60%"));
    expect(checkIn.step).toBe("confirm");
    const part = asked(await answer(duty("VII.4", "2024-Q1", "ket-noi"), "đang thực hiện 60%"));
    expect(part.step).toBe("confirm");
    expect(taskOf(part).dutyId).toBe(world.duty("VII.4", "2024-Q1", "ket-noi").id);
  });
});

describe("what is typed at a step", () => {
  it.each([
    ["V.2 xong 18/KH-STP 23/2"],
    ["V.2 đang thực hiện 60%"],
    ["b3 quý I 5/6"],
    ["V.9 hoan thanh"],
    ["VI.1 xong 1/BC-STP 2/2"],
    ["VII.2 xong"],
  ])("about something else is never taken for the open duty: %s", async (typed) => {
    for (const step of ["status", "document", "progress", "confirm"] as const) {
      const draft: ReportDraft = { ...duty("V.1"), step, entries: [{ ...taskOf(duty("V.1")), status: "done" }] };
      expect(await answer(draft, typed)).toEqual({ kind: "elsewhere" });
    }
    expect(await answer(figure("CT-b1"), typed)).toEqual({ kind: "elsewhere" });
  });

  it("with the duty's own code says all of it again", async () => {
    const document = asked(await press(duty("V.1"), "Hoàn thành"));
    const restated = asked(await answer(document, "V.1 đang thực hiện 40%"));
    expect(taskOf(restated)).toMatchObject({ status: "in_progress", percent: 40, document: null });
  });

  it("with the code of another period of the same task is another report", async () => {
    const february = { ...duty("I.10", "2024-02"), step: "confirm" as const };
    expect(await answer(february, "I.10 T1 không phát sinh")).toEqual({ kind: "elsewhere" });
  });

  it("with another period and no code goes to that period", async () => {
    const january = asked(await answer(duty("I.10", "2024-02"), "T1 không phát sinh"));
    expect(taskOf(january).dutyId).toBe(world.duty("I.10", "2024-01").id);
  });

  it.each([["tong hop quy II"], ["don vi nao chua bao cao V.1"], ["ai tre"]])(
    "as a wish is let through: %s",
    async (typed) => {
      expect(await answer(duty("V.1"), typed)).toEqual({ kind: "elsewhere" });
      expect(await answer(figure("CT-b3"), typed)).toEqual({ kind: "elsewhere" });
    },
  );

  it.each(["", "   ", "\u200b\u200b"])("empty (%j) keeps the step open", async (typed) => {
    const turn = await answer(duty("V.1"), typed);
    expect(asked(turn)).toEqual(duty("V.1"));
    expect(sentenceOf(turn)).toBeTruthy();
  });

  it.each([
    ["document", "abc"],
    ["figure", "abc"],
    ["figure", "1250/200"],
    ["period", "abc"],
  ] as const)("wrong at %s (%s) gets a sentence, and the step stays open", async (step, typed) => {
    const draft: ReportDraft =
      step === "document"
        ? { ...duty("V.1"), step, entries: [{ ...taskOf(duty("V.1")), status: "done" }] }
        : { ...figure("CT-b3"), step };
    const turn = await answer(draft, typed);
    expect(asked(turn)).toEqual(draft);
    expect(sentenceOf(turn)).toBeTruthy();
  });

  it("that cannot be read at all gets a sentence with the question", async () => {
    const turn = await takeAnswer(duty("V.1"), { kind: "other" }, world.context);
    expect(turn).toMatchObject({ kind: "ask", again: true });
  });
});

describe("a button", () => {
  it("of an older question is told apart", async () => {
    const turn = await takeAnswer(duty("V.1"), { kind: "outdated" }, world.context);
    expect(turn).toMatchObject({ kind: "ask", draft: duty("V.1"), again: true });
  });

  it.each(["finished", "yes", "2024-Q4", "", "99", "__proto__"])(
    "that was not offered (%j) changes nothing",
    async (value) => {
      for (const draft of [duty("V.1"), figure("CT-b3"), { ...figure("CT-b3"), step: "period" as const }]) {
        const turn = await takeAnswer(draft, { kind: "choice", value }, world.context);
        expect(asked(turn)).toBe(draft);
        expect(sentenceOf(turn)).toBeTruthy();
      }
    },
  );

  it("fits into what a button's data may hold", async () => {
    const latest = { id: 2 ** 31 - 1, lastInput: 2n ** 63n - 1n };
    for (const draft of [duty("I.10"), figure("CT-b3"), { ...figure("CT-b3"), step: "period" as const }]) {
      const { buttons } = await promptFor(draft, latest, world.context);
      for (const { data } of buttons.flat()) expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
    }
  });
});

describe("at the read-back", () => {
  const inProgress = async () =>
    asked(await answer(asked(await press(duty("V.2"), "Đang thực hiện")), "60% đã rà soát 12 TTHC"));

  it.each([
    ["70%", { status: "in_progress", percent: 70, note: "đã rà soát 12 TTHC" }],
    ["18/KH-STP 23/2", { percent: 60, document: "18/KH-STP", documentDate: "2024-02-23", note: "đã rà soát 12 TTHC" }],
    ["đang thực hiện 70%", { status: "in_progress", percent: 70, note: null }],
    ["xong 18/KH-STP 23/2", { status: "done", percent: null, document: "18/KH-STP", note: null }],
    ["V.2 đang thực hiện 80%", { status: "in_progress", percent: 80, note: null }],
  ])("%s is taken as a correction; what it does not say again stays", async (typed, said) => {
    const amended = asked(await answer(await inProgress(), typed));
    expect(amended.step).toBe("confirm");
    expect(taskOf(amended)).toMatchObject(said);
  });

  it.each(["gửi đi", "chào", "đã rà soát 15 TTHC", "👍", "có", "ok", "xác nhận", "đồng ý", "co a", "không", "chưa"])(
    "%s changes nothing",
    async (typed) => {
      const draft = await inProgress();
      const turn = await answer(draft, typed);
      expect(asked(turn)).toEqual(draft);
      expect(sentenceOf(turn) ?? "Xác nhận").toMatch(/Xác nhận|Chưa gửi/);
    },
  );

  it("declined, offers only to change or to leave it", async () => {
    const turn = await answer(await inProgress(), "không");
    const { buttons, offer } = await promptFor(asked(turn), shown, world.context, turn as never);
    expect(buttons.flat().map(({ label }) => label)).toEqual(["Sửa", "Hủy"]);
    expect(offer).toBeUndefined();
  });

  it.each(["-5/10", "12/x", "lỗi"])("an error (%s) stands above the read-back that Xác nhận saves", async (typed) => {
    const draft = await inProgress();
    const turn = await answer(draft, typed);
    const { text, buttons } = await promptFor(asked(turn), shown, world.context, turn as never);
    const offered = buttons.flat().some(({ label }) => label === "Xác nhận");
    expect(offered && !text.includes("Gửi báo cáo này?")).toBe(false);
  });

  it("a difficulty that is named without words is asked for", async () => {
    expect(asked(await answer(await inProgress(), "có vướng mắc")).step).toBe("difficulty");
  });

  it("a status by itself takes nothing back", async () => {
    const draft = asked(await answer(duty("V.1"), "xong 18/KH-STP 23/2"));
    expect(taskOf(asked(await answer(draft, "xong")))).toMatchObject({ status: "done", document: "18/KH-STP" });
  });

  it("shows what it replaces, and notes that this was seen", async () => {
    const of = await openWorld();
    const v1 = of.duty("V.1");
    of.reported(v1, { status: "in_progress", percent: 40, receipt: "BN-2024-000009" });
    const draft = asked(await press(duty("V.1", undefined, null, of), "Chưa thực hiện", of));
    expect(await promptText(draft, of)).toContain("BN-2024-000009");
    expect((await seeLatest(draft, of.context.lookup)).entries[0]!.seen).toBe(1);
  });
});

describe("a figure", () => {
  it.each([
    ["1250/2000", { numerator: 1250, denominator: 2000, percent: 62.5, period: "2024-Q1" }],
    ["85,5%", { numerator: null, denominator: null, percent: 85.5, period: "2024-Q1" }],
    ["T2 1250/2000", { percent: 62.5, period: "2024-02" }],
    ["0/0", { numerator: 0, denominator: 0, percent: null }],
    ["khong phat sinh", { numerator: 0, denominator: 0, percent: null }],
    ["b3 quý I 5/6", { numerator: 5, denominator: 6, period: "2024-Q1" }],
  ])("%s is read", async (typed, said) => {
    const confirm = asked(await answer(figure("CT-b3"), typed));
    expect(confirm.step).toBe("confirm");
    expect(figureOf(confirm)).toMatchObject({ given: true, ...said });
  });

  it("of another period is chosen, or typed", async () => {
    const period = asked(await press(figure("CT-b3"), "Kỳ khác"));
    expect(figureOf(asked(await press(period, "tháng 02/2024"))).period).toBe("2024-02");
    const typed = asked(await answer(period, "thang 2"));
    expect(typed.step).toBe("figure");
    expect(figureOf(typed).period).toBe("2024-02");
    expect(asked(await answer(period, "quay lai")).step).toBe("figure");
  });

  it("of a period that is locked is asked for, and its read-back says that the office has to agree", async () => {
    const of = await openWorld("STP", "2024-06-01");
    of.given(of.figure("CT-b3", "2024-Q1"), { percent: 60 });
    const period: ReportDraft = { ...newDraft(1, "figure", emptyFigure("CT-b3", "2024-Q2")), step: "period" };
    for (const turn of [await press(period, "quý I/2024", of), await answer(period, "quý I", of)]) {
      expect(asked(turn)).toMatchObject({ step: "figure", entries: [{ period: "2024-Q1" }] });
      const given = asked(await answer(asked(turn), "70%", of));
      const shown = await promptFor(given, { id: 1, lastInput: 1n }, of.context);
      expect(shown.text).toContain("Đã khóa: Văn phòng đồng ý thì mới ghi.");
      expect(shown.buttons[0]![0]!.label).toBe("Gửi Văn phòng duyệt");
    }
  });

  it("of whole units is one of two buttons", async () => {
    const commune = await openWorld("X24856");
    const draft = newDraft(1, "figure", emptyFigure("CT-b5", "2024-Q1"));
    expect(figureOf(asked(await press(draft, "Đã thực hiện", commune)))).toMatchObject({
      numerator: 1,
      denominator: 1,
    });
    const not = asked(await press(draft, "Chưa thực hiện", commune));
    expect(figureOf(not)).toMatchObject({ numerator: 0, denominator: 1, percent: 0 });
  });

  it("of an indicator that the agency is not asked for is refused", async () => {
    const read = await readLines("b5 quý I 1/1", world.context);
    expect(read).toMatchObject({ entries: [], doubt: null });
    expect(read!.refused[0]).toContain("CT-b5");
  });

  it("in doubt asks again in letters, so that a typed number is the figure", async () => {
    const doubt = asked(await answer(figure("CT-b3"), "1,250/2,000"));
    expect(doubt.step).toBe("doubt");
    expect((await promptFor(doubt, shown, world.context)).expects).toBe("figure");
    expect(figureOf(asked(await answer(doubt, "1.250/2.000")))).toMatchObject({ numerator: 1250, denominator: 2000 });
    expect(figureOf(asked(await answer(doubt, "1300/2000")))).toMatchObject({ numerator: 1300 });
    expect(asked(await press(doubt, "Gõ lại"))).toEqual(figure("CT-b3"));
    expect(asked(await answer(doubt, "quay lại"))).toEqual(figure("CT-b3"));
  });
});

describe("several lines", () => {
  const four = "v1 xong 18/KH-STP 23/2\ni.10 t1 khong phat sinh\nb3 quy 1 dc 1250 tren 2000\nV.9 hoan thanh";

  it("are read back together, with what is to be mended", async () => {
    const draft = await lines(four);
    expect(draft).toMatchObject({ step: "confirm", doubt: null });
    expect(draft.entries).toHaveLength(3);
    const shownText = await promptText(draft);
    expect(shownText.split("\n")).toHaveLength(5);
    expect(shownText).toContain("✗");
    const labels = (await choicesOf(draft, world.context)).flat().map(({ label }) => label);
    expect(labels[0]).toBe("Xác nhận 3 dòng");
  });

  it("name one duty only once: the later line counts", async () => {
    const draft = await lines("V.1 xong\nV.1 đang thực hiện 40%");
    expect(draft.entries).toHaveLength(1);
    expect(taskOf(draft)).toMatchObject({ status: "in_progress", percent: 40 });
  });

  it("are mended line by line; each keeps its place, the others stay", async () => {
    const edit = asked(await press(await lines(four), "Sửa"));
    expect(edit.step).toBe("edit");
    const mended = asked(await answer(edit, "V.1 đang thực hiện 40%\nV.2 xong"));
    expect(mended.step).toBe("confirm");
    expect(mended.entries).toHaveLength(4);
    expect(taskOf(mended)).toMatchObject({ status: "in_progress", percent: 40 });
  });

  it("keep what was taken while one of them is in doubt, and when it is typed again", async () => {
    const doubt = await lines("V.1 xong 18/KH-STP 23/2\nb3 quy 1 1,250/2,000");
    expect(doubt).toMatchObject({ step: "doubt" });
    for (const next of [
      asked(await press(doubt, "1.250/2.000")),
      asked(await answer(doubt, "b3 quý I 1250/2000")),
      asked(await answer(asked(await press(doubt, "Gõ lại")), "b3 quý I 1250/2000")),
    ]) {
      expect(next).toMatchObject({ step: "confirm", doubt: null });
      expect(next.entries).toHaveLength(2);
    }
  });

  it("that are mended with a doubtful line keep the lines of before", async () => {
    const draft = asked(await answer(await lines(four), "b3 quy 1 1,250/2,000"));
    expect(draft.step).toBe("doubt");
    const settled = asked(await press(draft, "1.250/2.000"));
    expect(settled.entries).toHaveLength(3);
  });

  it("of which nothing is taken are another matter", async () => {
    expect(await answer(await lines(four), "V.9 hoan thanh")).toEqual({ kind: "elsewhere" });
  });

  it("go back from mending to the question that was open", async () => {
    const doubt = await lines("VII.2 xong");
    const edit = asked(await press(doubt, "Gõ lại"));
    expect(edit.step).toBe("edit");
    expect(asked(await press(edit, "Quay lại"))).toEqual(doubt);
    expect(await answer(doubt, "quay lai")).toEqual({ kind: "back" });
  });

  it("alone in doubt about the status ask for what the status needs", async () => {
    const doubt = await lines("V.1 đã gửi các đơn vị");
    const chosen = asked(await press(doubt, "Hoàn thành"));
    expect(chosen.step).toBe("document");
    expect(taskOf(chosen)).toMatchObject({ status: "done", note: "đã gửi các đơn vị" });
  });
});

describe("what a line lacks", () => {
  it.each([
    ["V.2 rà soát", "đang làm 60%", { status: "in_progress", percent: 60 }],
    ["V.2 rà soát", "xong 18/KH-STP 23/2", { status: "done", document: "18/KH-STP" }],
  ])("%s: %s is typed instead of chosen", async (line, typed, said) => {
    const draft = asked(await answer(await lines(line), typed));
    expect(draft).toMatchObject({ step: "confirm", doubt: null });
    expect(taskOf(draft)).toMatchObject(said);
  });

  it.each(["ok", "không", "cảm ơn"])("%s is none of it", async (typed) => {
    const draft = await lines("V.2 rà soát");
    expect(asked(await answer(draft, typed))).toEqual(draft);
  });
});

describe("where any words are taken", () => {
  const blocked = () => newDraft(1, "difficulty", { ...emptyTask(world.duty("V.1").id), status: "blocked" });

  it.each([
    "V.3 đến đâu rồi?",
    "bao giờ hết hạn",
    "mai làm",
    "xin gia hạn",
    "ai chưa báo cáo",
    "V.3",
    "V.2 xong 18/KH-STP 23/2",
  ])("%s is no difficulty", async (typed) => {
    expect(await answer(blocked(), typed)).toEqual({ kind: "elsewhere" });
  });

  it.each(["ok", "không", "12", "?", "cảm ơn", "chưa rõ"])("%s says none", async (typed) => {
    const turn = await answer(blocked(), typed);
    expect(asked(turn)).toEqual(blocked());
    expect(sentenceOf(turn)).toBeDefined();
  });

  it.each(["chờ V.3 xong mới làm", "thiếu hướng dẫn của Sở Tài chính", "nhân sự nghỉ việc"])(
    "%s is one",
    async (typed) => {
      expect(taskOf(asked(await answer(blocked(), typed)))).toMatchObject({ status: "blocked", note: typed });
    },
  );
});
