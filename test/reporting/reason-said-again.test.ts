import { describe, expect, it } from "vitest";
import { readReasonSaidAgain } from "../../src/reporting/decisions/reason-said-again.js";

describe("what is said under a reason that was read back", () => {
  it.each([
    ["lý do là chưa có chữ ký", "chưa có chữ ký"],
    ["Lý do: thiếu phụ lục số 2", "thiếu phụ lục số 2"],
    ["sửa lý do thành V.1 đã xong", "V.1 đã xong"],
    ["ly do moi la chua ky", "chua ky"],
  ])("%s: another reason", (typed, reason) => {
    expect(readReasonSaidAgain(typed)).toEqual({ kind: "reason", reason });
  });

  it.each(["sửa lại", "nhầm rồi", "nham roi", "à nhầm, sửa lại giúp chị", "gõ nhầm", "đổi lý do", "cho chị sửa lại"])(
    "%s: to be said again",
    (typed) => expect(readReasonSaidAgain(typed)).toEqual({ kind: "edit" }),
  );

  it.each(["chờ chị một chút nhé", "đợi tí", "cho cho chi mot chut", "để xem lại đã", "từ từ em"])(
    "%s: wait",
    (typed) => {
      expect(readReasonSaidAgain(typed)).toEqual({ kind: "wait" });
    },
  );

  it.each(["cảm ơn em", "cảm ơn em nhiều nhé", "chào chị"])("%s: manners", (typed) => {
    expect(readReasonSaidAgain(typed)).toEqual({ kind: "manners" });
  });

  it.each([
    "thiếu phụ lục số 2",
    "lý do là gì",
    "lý do là gì vậy em",
    "lý do",
    "chờ số liệu",
    "sửa lại V.1",
    "nhầm đơn vị",
  ])("%s: nothing of these", (typed) => {
    expect(readReasonSaidAgain(typed)).toBeNull();
  });
});
