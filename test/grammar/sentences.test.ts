import { describe, expect, it } from "vitest";
import { read } from "./reading.js";

describe("a report and a question in one line", () => {
  it("keeps the report and says that the question is to be sent by itself", () => {
    const { items, problems } = read("V.2 vẫn đang làm ạ, mà biểu mẫu rà soát tải ở đâu vậy chị?");
    expect(items).toMatchObject([{ task: "V.2", status: "in_progress", note: null }]);
    expect(problems.map(({ outcome }) => outcome)).toEqual(["refuse"]);
  });

  it.each([
    "V.1 em báo hoàn thành hôm trước lên hệ thống chưa ạ",
    "V.1 em gửi hoàn thành sáng nay đã ghi nhận chưa",
    "sao V.1 của em báo quá hạn trong khi em nộp ngày 27/2 rồi",
    "V.2 đang làm chưa?",
    "V.1 xong rồi, mà xong thế nào được?",
  ])("is a question where it asks after the report itself: %s", (text) => {
    expect(read(text)).toMatchObject({ outcome: "question", items: [], slots: { task: text.match(/V\.\d/)![0] } });
  });
});
