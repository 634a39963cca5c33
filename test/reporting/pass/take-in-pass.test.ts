import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { type Answer, takeAnswer } from "../../../src/reporting/dialogue.js";
import { draftJson, readDraftJson } from "../../../src/reporting/draft-json.js";
import { newPass, partsOf, partsOfDraft } from "../../../src/reporting/pass/pass.js";
import { passItems } from "../../../src/reporting/pass/plan-pass.js";
import { stillAsking, withItems } from "../../../src/reporting/pass/ready.js";
import { promptFor } from "../../../src/reporting/prompts.js";
import { hasAnswers, type PassItem, type ReportDraft } from "../../../src/reporting/report-draft.js";
import { seeLatest } from "../../../src/reporting/see-latest.js";
import { choicesOf } from "../../../src/reporting/step-choices.js";
import type { Turn } from "../../../src/reporting/turn.js";
import { openWorld, type World } from "../world.js";

const commune = "X24973";
const checkIns = ["V.2", "V.3", "VII.2", "VII.3", "VII.4", "VII.5", "VII.6", "VII.7", "VII.8", "VIIb.2"];
const indicators = "a1 a2 b1 b2b b3 b4 b5 b6 b7 b8 dd1 e1".split(" ").map((one) => `CT-${one}`);

let world: World;
beforeEach(async () => {
  world = await openWorld(commune, "2024-03-15");
});

/** What is due on the fullest day of a commune, the dated V.1 besides. */
function items(): readonly PassItem[] {
  const duties = [world.duty("V.1"), ...checkIns.map((task) => world.duty(task, "2024-Q1"))];
  const figures = indicators.map((indicator) => ({ indicator, period: "2024-Q1", dueOn: "2024-03-15" }));
  return passItems({ overdue: duties.slice(0, 1), soon: duties.slice(1) }, figures, "2024-03-15");
}

const begin = () => newPass(1, items());
const say = (draft: ReportDraft, text: string) => takeAnswer(draft, { kind: "text", text }, world.context);

async function press(draft: ReportDraft, label: string): Promise<Turn> {
  const choices = (await choicesOf(draft, world.context)).flat();
  const choice = choices.find((one) => one.label === label);
  if (!choice) throw new Error(`no ${label} among ${choices.map((one) => one.label).join(", ")}`);
  return takeAnswer(draft, { kind: "choice", value: choice.value }, world.context);
}

function asked(turn: Turn): ReportDraft {
  if (turn.kind !== "ask") throw new Error(`not asked: ${turn.kind}`);
  return turn.draft;
}

const textOf = async (draft: ReportDraft) =>
  (await promptFor(await seeLatest(draft, world.context.lookup), { id: 1, lastInput: 7n }, world.context)).text;

describe("a pass", () => {
  it("asks the overdue first, check-ins of one period together, then the figures", () => {
    expect(items().map(({ kind }) => kind)).toEqual(["task", "together", ...indicators.map(() => "figure")]);
  });

  it("answers the fullest day of a commune in twelve taps at most, beside the numbers typed", async () => {
    let draft: ReportDraft = newPass(1, items().slice(1));
    let taps = 1; // [Báo cáo một lượt]
    const tap = async (label: string) => {
      taps += 1;
      return press(draft, label);
    };
    draft = asked(await tap("Tất cả đang thực hiện"));
    for (const indicator of indicators)
      draft = asked(indicator === "CT-b5" ? await tap("Đã thực hiện") : await say(draft, "70/100"));
    expect(draft).toMatchObject({ step: "confirm", pass: { rest: [] } });
    expect(draft.entries).toHaveLength(22);
    const lines = (await textOf(draft)).split("\n");
    for (const task of checkIns) expect(lines[1]).toContain(`${task} quý I`);
    for (const indicator of indicators) expect(lines.join("\n")).toContain(indicator);
    expect(await tap("Xác nhận 22 dòng")).toEqual({ kind: "submit" });
    expect(taps).toBe(4);
    expect(taps).toBeLessThanOrEqual(12);
  });

  it("names at its end what was passed over, until it is answered", async () => {
    let draft = asked(await press(newPass(1, items().slice(1)), "Tất cả đang thực hiện"));
    const turn = await say(draft, "chưa có số liệu");
    expect(turn).toMatchObject({ sentence: "CT-a1 quý I: bỏ qua, chưa ghi nhận gì." });
    draft = asked(turn);
    for (const indicator of indicators.slice(1))
      draft = asked(indicator === "CT-b4" ? await say(draft, "bỏ qua") : await say(draft, "1/1"));
    expect(draft).toMatchObject({ step: "confirm", pass: { rest: [] } });
    expect(await textOf(draft)).toContain("Đã bỏ qua, chưa báo cáo: CT-a1 quý I, CT-b4 quý I.");
    draft = asked(await say(draft, "a1 quý I 100/100"));
    expect(await textOf(draft)).toContain("Đã bỏ qua, chưa báo cáo: CT-b4 quý I.");
  });

  it("with every figure by a tap too, as last period or none", async () => {
    let draft: ReportDraft = newPass(1, items().slice(1));
    draft = asked(await press(draft, "Tất cả hoàn thành"));
    for (const indicator of indicators)
      draft = asked(await press(draft, indicator === "CT-b5" ? "Chưa thực hiện" : "0%"));
    expect(draft.entries.filter(({ kind }) => kind === "figure")).toHaveLength(12);
    expect(draft.step).toBe("confirm");
  });

  it("takes what was given last by a tap", async () => {
    world = await openWorld(commune, "2024-06-17");
    world.given(world.figure("CT-b3", "2024-Q1"), { numerator: 1_250, denominator: 2_000, percent: 62.5 });
    const draft = newPass(1, [{ kind: "figure", indicator: "CT-b3", period: "2024-Q2" }]);
    const facts = world.figure("CT-b3", "2024-Q2");
    const figures = [world.figure("CT-b3", "2024-Q1"), { ...facts, previous: world.figure("CT-b3", "2024-Q1").latest }];
    world = {
      ...world,
      context: { ...world.context, lookup: { ...world.context.lookup, figures: async () => figures } },
    };
    const done = asked(await press(draft, "Như kỳ trước"));
    expect(done.entries).toMatchObject([{ period: "2024-Q2", numerator: 1_250, denominator: 2_000, percent: 62.5 }]);
  });

  it("takes a line about something else, and asks on", async () => {
    const before = begin();
    const draft = asked(await say(before, "b3 40%\nVIIb.2 xong"));
    expect(draft).toMatchObject({ step: "status", pass: { done: 1 } });
    expect(draft.entries).toHaveLength(2);
    expect(draft.pass!.rest.map(({ kind }) => kind)).toEqual(before.pass.rest.slice(0, -1).map(({ kind }) => kind));
    expect(partsOfDraft(draft)).toHaveLength(partsOfDraft(before).length);
  });

  it("keeps a status that is said of all to what is asked", async () => {
    const draft = asked(await press(begin(), "Bỏ qua"));
    const done = asked(await say(draft, "tất cả đều đang thực hiện"));
    expect(done.entries.map((entry) => entry.kind === "task" && entry.status)).toEqual(
      checkIns.map(() => "in_progress"),
    );
    for (const text of ["vướng mắc", "có", "ok", "không", "xong hết rồi ạ chưa", "60%", "🙂"]) {
      const turn = await say(draft, text);
      expect(turn.kind === "ask" ? turn.draft.entries : []).toEqual([]);
    }
  });

  it("passes over what somebody else reported since", async () => {
    const draft = begin();
    for (const task of checkIns.slice(0, 9)) {
      const duty = world.duty(task, "2024-Q1");
      world.reported(duty, { status: "done" });
      Object.assign(world.duty(task, "2024-Q1"), { answeredOn: "2024-03-15", settledOn: "2024-03-15" });
    }
    const next = asked(await press(draft, "Bỏ qua"));
    expect(next).toMatchObject({ step: "status", pass: { open: { dutyId: world.duty("VIIb.2", "2024-Q1").id } } });
    expect(await stillAsking(next, world.context)).toBe(next);
  });

  it("goes on the next day from the first unanswered, and with what is answered in part", async () => {
    const skipped = asked(await press(begin(), "Bỏ qua"));
    const draft = asked(await press(skipped, "Tất cả đang thực hiện"));
    const open = items().filter((item) => item.kind !== "together");
    expect(withItems({ ...draft, pass: draft.pass! }, open)).toMatchObject({ step: "status", pass: { done: 1 } });
    const half = asked(await press(begin(), "Hoàn thành"));
    const again = withItems({ ...half, pass: half.pass! }, [...open].reverse());
    expect(again).toMatchObject({
      step: "document",
      pass: { rest: [{ kind: "task" }, ...[...open].reverse().slice(0, -1)] },
    });
  });

  it("is left where nothing of it was answered, by its last item too", async () => {
    let turn: Turn = { kind: "ask", draft: newPass(1, items().slice(-2)) };
    while (turn.kind === "ask") turn = await press(turn.draft, "Bỏ qua");
    expect(turn).toEqual({ kind: "leave" });
  });

  it.each(["chưa có số liệu", "chua co so a", "bỏ qua"])(
    "passes over a figure at %j, which stays to be asked",
    async (text) => {
      const figure = asked(await press(asked(await press(begin(), "Bỏ qua")), "Tất cả đang thực hiện"));
      const next = asked(await say(figure, text));
      expect(await textOf(next)).toContain("CT-a2");
      expect(next.entries).toEqual(figure.entries);
    },
  );

  it("asks again what was answered last, which stays where nothing else is said, however far one goes back", async () => {
    let draft = asked(await press(asked(await press(begin(), "Bỏ qua")), "Tất cả đang thực hiện"));
    draft = asked(await say(asked(await say(draft, "70/100")), "71/100"));
    const back = asked(await say(draft, "quay lại"));
    expect(await textOf(back)).toContain("Đang ghi: 71/100 = 71,00%");
    expect(hasAnswers(back)).toBe(true);
    expect(partsOfDraft(back)).toHaveLength(partsOfDraft(draft).length);
    expect(asked(await press(back, "Giữ nguyên")).entries).toEqual(draft.entries);
    const further = asked(await say(back, "quay lại"));
    expect(await textOf(further)).toContain("CT-a1");
    expect(further.pass!.open).toMatchObject({ indicator: "CT-a1", numerator: 70 });
    const changed = asked(await say(further, "75/100"));
    expect(changed.entries).toHaveLength(12);
    expect(changed.entries).toContainEqual(expect.objectContaining({ indicator: "CT-a2", numerator: 71 }));
    expect(changed.entries).toContainEqual(expect.objectContaining({ indicator: "CT-a1", numerator: 75 }));
    const read = asked(await press(further, "Xem lại 12 mục"));
    expect(read.entries).toHaveLength(12);
    expect(await textOf(read)).toContain("CT-a1 70/100");
  });

  it("offers at most eight buttons, and names in its read-back all that it saves, whatever is said", async () => {
    const answers = fc.array(
      fc.oneof(
        fc.nat(7).map((at) => ({ press: at })),
        fc
          .constantFrom(
            "xong",
            "đang thực hiện",
            "60%",
            "70/100",
            "1250/200",
            "bỏ qua",
            "quay lại",
            "b3 40%",
            "V.2 xong",
          )
          .map((text) => ({ text })),
      ),
      { maxLength: 14 },
    );
    await fc.assert(
      fc.asyncProperty(answers, async (all) => {
        let draft: ReportDraft = begin();
        const before = partsOfDraft(draft).length;
        for (const one of all) {
          const choices = (await choicesOf(draft, world.context)).flat();
          const answer: Answer =
            "text" in one
              ? { kind: "text", text: one.text }
              : { kind: "choice", value: choices[one.press % choices.length]!.value };
          const turn = await takeAnswer(draft, answer, world.context);
          if (turn.kind !== "ask") break;
          draft = turn.draft;
          const message = await promptFor(draft, { id: 1, lastInput: 7n }, world.context);
          expect(message.buttons.flat().length).toBeLessThanOrEqual(8);
          // A restart in between changes nothing.
          expect(readDraftJson(JSON.parse(JSON.stringify(draftJson(draft))))).toEqual(
            JSON.parse(JSON.stringify(draft)),
          );
          expect(hasAnswers(draft)).toBe(draft.entries.length > 0 || hasOpenAnswer(draft));
          expect(partsOfDraft(draft).length).toBeLessThanOrEqual(before);
          // What is still to be asked was not answered, and the other way round.
          const rest = (draft.pass?.rest ?? []).flatMap(partsOf).map((part) => JSON.stringify(part));
          expect(new Set(rest).size).toBe(rest.length);
        }
        if (draft.step !== "confirm") return;
        const text = await textOf(draft);
        for (const entry of draft.entries) {
          const duty = entry.kind === "task" ? await world.context.lookup.duty(entry.dutyId) : null;
          expect(text).toContain(entry.kind === "figure" ? entry.indicator : duty!.task);
        }
      }),
      { numRuns: 40 },
    );
  });
});

function hasOpenAnswer({ pass, doubt }: ReportDraft): boolean {
  const open = pass?.open;
  return doubt !== null || (open ? (open.kind === "task" ? open.status !== null : open.given) : false);
}
