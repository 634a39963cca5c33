import { expect, it } from "vitest";
import { countingSentences, requestSentences } from "../../../src/summary/document/counting-sentences.js";
import type { DutyRow } from "../../../src/summary/rows/duty-rows.js";
import { translator } from "../../../src/text/language.js";

const of = (...duties: readonly (readonly [DutyRow["class"], DutyRow["status"]])[]) =>
  duties.map(([one, status]) => ({ class: one, status, earlier: false }) as DutyRow);

it("keeps apart what it counts, where a part has a comma of its own", () => {
  const duties = of(
    ["onTime", "done"],
    ["late", "nothing_arose"],
    ["unfinished", "in_progress"],
    ["silent", "not_started"],
    ["later", "not_started"],
  );
  expect(countingSentences(duties, translator("vi"))).toEqual([
    "Đã đến hạn 4 đầu việc: 1 đã báo cáo đúng hạn (25%), gồm 1 hoàn thành; 1 xong hoặc báo cáo trễ hạn, gồm 1 không phát sinh; 1 quá hạn, đã báo cáo nhưng chưa xong; 1 quá hạn, chưa báo cáo.",
    "Ngoài ra 1 đầu việc chưa đến hạn.",
  ]);
});

it("calls nothing finished that was reported as under way, blocked or not begun", () => {
  const duties = of(
    ["onTime", "in_progress"],
    ["onTime", "done"],
    ["onTime", "blocked"],
    ["onTime", "in_progress"],
    ["ahead", "not_started"],
    ["ahead", "in_progress"],
    ["soon", "not_started"],
  );
  expect(countingSentences(duties, translator("vi"))).toEqual([
    "Đã đến hạn 4 đầu việc: 4 đã báo cáo đúng hạn (100%), gồm 1 hoàn thành, 2 đang thực hiện, 1 có vướng mắc.",
    "Ngoài ra 1 đầu việc đến hạn trong 7 ngày tới; 2 đầu việc xong hoặc báo cáo trước hạn, gồm 1 đang thực hiện, 1 chưa thực hiện.",
  ]);
});

it("says apart what is asked for besides the plan, and nothing where there is none", () => {
  const asked = (task: string) => ({ task, class: "silent", earlier: false }) as DutyRow;
  const requests = [asked("YC-2024-001"), asked("YC-2024-001"), asked("YC-2024-002")];
  expect(requestSentences(requests, translator("vi"))).toEqual([
    "Ngoài kế hoạch có 2 yêu cầu đột xuất. Đã đến hạn 3 đầu việc: 3 quá hạn, chưa báo cáo.",
  ]);
  expect(requestSentences([], translator("vi"))).toEqual([]);
});

it("keeps what is open of earlier quarters and not due yet, and says how much that is", () => {
  const earlier = of(["silent", "not_started"], ["soon", "not_started"], ["later", "in_progress"]);
  const duties = [...earlier.map((duty) => ({ ...duty, earlier: true })), ...of(["later", "not_started"])];
  expect(countingSentences(duties, translator("vi"))).toEqual([
    "Chưa có đầu việc nào của kỳ này đến hạn.",
    "Ngoài ra 1 đầu việc đến hạn trong 7 ngày tới (1 từ quý trước); 2 đầu việc chưa đến hạn (1 từ quý trước).",
    "Còn 1 đầu việc quá hạn từ các quý trước: 1 chưa báo cáo.",
  ]);
});
