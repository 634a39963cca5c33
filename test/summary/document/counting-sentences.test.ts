import { expect, it } from "vitest";
import { countingSentences } from "../../../src/summary/document/counting-sentences.js";
import type { DutyRow } from "../../../src/summary/rows/duty-rows.js";
import { translator } from "../../../src/text/language.js";

it("keeps apart what it counts, where a part has a comma of its own", () => {
  const of = (...classes: DutyRow["class"][]) => classes.map((one) => ({ class: one, earlier: false }) as DutyRow);
  expect(countingSentences(of("onTime", "late", "unfinished", "silent", "later"), translator("vi"))).toEqual([
    "Đã đến hạn 4 đầu việc: 1 hoàn thành đúng hạn (25%); 1 hoàn thành trễ hạn; 1 quá hạn, đã báo cáo nhưng chưa xong; 1 quá hạn, chưa báo cáo.",
    "Ngoài ra 1 đầu việc chưa đến hạn.",
  ]);
});
