import { describe, expect, it } from "vitest";
import { readReasonSaidAgain } from "../../src/reporting/decisions/reason-said-again.js";

describe("what is said under a reason that was read back", () => {
  it.each([
    ["lý do là chưa có chữ ký", "chưa có chữ ký"],
    ["Lý do: thiếu phụ lục số 2", "thiếu phụ lục số 2"],
    ["sửa lý do thành V.1 đã xong", "V.1 đã xong"],
    ["ly do moi la chua ky", "chua ky"],
    ["sửa lại lý do: thiếu dấu", "thiếu dấu"],
    ["ghi lại lý do: thiếu dấu", "thiếu dấu"],
    ["chị viết lại lý do nhé: thiếu dấu", "thiếu dấu"],
    ["không, lý do là thiếu dấu", "thiếu dấu"],
    ["ko phai, ly do la thieu dau", "thieu dau"],
    ["nhầm lý do rồi, lý do đúng là thiếu dấu", "thiếu dấu"],
    ["à không, em sửa lý do thành: không phải thiếu dấu", "không phải thiếu dấu"],
    ["vì lý do: thiếu dấu", "thiếu dấu"],
    ["lý do trả lại là thiếu dấu", "thiếu dấu"],
    ["lý do là em là người mới", "em là người mới"],
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
    "không phải lý do là thiếu dấu",
    "lý do không phải là thiếu dấu",
    "không có lý do: để trống",
    "cần ghi lý do: vì sao chậm",
    "vì lý do sức khỏe",
    "chờ số liệu",
    "sửa lại V.1",
    "nhầm đơn vị",
  ])("%s: nothing of these", (typed) => {
    expect(readReasonSaidAgain(typed)).toBeNull();
  });
});
