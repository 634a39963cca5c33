import { beforeAll, describe, expect, it } from "vitest";
import { readAsideSaid } from "../../src/reporting/read-aside.js";
import { withoutMarks } from "../support/without-marks.js";
import { openWorld, type World } from "./world.js";

let world: World;

beforeAll(async () => {
  world = await openWorld();
});

describe("what is said in a conversation besides reports and lists", () => {
  const said: readonly [string, readonly string[]][] = [
    ["contact", ["liên hệ ai", "cho em hỏi liên hệ ai với ạ", "cần hỗ trợ thì gọi cho ai", "xin số điện thoại ạ"]],
    [
      "undo",
      [
        "hoàn tác",
        "cho em thu hồi báo cáo vừa gửi",
        "rút lại báo cáo",
        "hủy báo cáo đã gửi",
        "tôi gửi nhầm, xóa giúp tôi",
      ],
    ],
    [
      "picture",
      ["xóa ảnh", "xoa anh", "xoa cai anh", "xoá cái ảnh này giúp em", "bo anh di", "gỡ ảnh V.1", "gửi nhầm, xóa hình"],
    ],
    ["undo", ["xóa anh ơi", "xoa anh oi", "xóa giúp anh"]],
    ["mistake", ["tôi báo nhầm", "em gửi nhầm rồi ạ", "báo cáo sai rồi", "V.1 em nhập nhầm"]],
    [
      "extension",
      [
        "xin gia hạn",
        "V.1 xin gia hạn",
        "cho em xin gia hạn V.1 đến 15/3 vì thiếu người",
        "xin thêm thời gian",
        "V.3 xin lùi đến 20/3 vì chưa đủ số liệu",
      ],
    ],
    ["received", ["đã nhận", "dạ em đã nhận được ạ", "đã rõ", "ok rõ rồi", "em nắm được rồi"]],
    [
      "later",
      [
        "mai làm",
        "mai em làm nhé",
        "để mai em báo cáo",
        "chiều nay em gửi ạ",
        "V.1 mai làm",
        "em đang bận, lát nữa làm",
      ],
    ],
    [
      "foreign",
      [
        "việc này không phải của đơn vị tôi",
        "V.3 không phải việc của sở em",
        "không thuộc thẩm quyền của đơn vị",
        "cho em gỡ V.1 khỏi danh sách",
        "xin go V.1 ra khoi danh sach a",
        "giao nhầm đơn vị",
      ],
    ],
    ["drafts", ["xóa nháp", "xóa nháp giúp em với", "em muốn bỏ bản nháp", "hủy báo cáo đang dở", "bỏ nháp V.1"]],
    [
      "privacy",
      [
        "xóa dữ liệu cá nhân",
        "tôi muốn xóa dữ liệu cá nhân",
        "xóa dữ liệu của tôi",
        "xem dữ liệu của tôi",
        "xóa thông tin của em",
        "quyền riêng tư",
        "bot luu gi ve toi",
        "bot biết những gì về tôi?",
        "xoa tai khoan cua toi",
        "cho hỏi về quyền riêng tư ạ",
      ],
    ],
    ["again", ["cho xem lại", "cho em xem lại báo cáo", "nhắc lại câu hỏi với ạ"]],
    [
      "deadline",
      [
        "bao giờ hết hạn",
        "hết hạn khi nào vậy ạ",
        "V.1 bao giờ hết hạn?",
        "khi nào phải nộp V.1",
        "hạn V.1 khi nào",
        "còn mấy ngày",
      ],
    ],
  ];
  const cases = said.flatMap(([aside, texts]) => texts.map((text): [string, string] => [text, aside]));

  it.each(cases)("%s: %s", (text, aside) => {
    expect(readAsideSaid(text, world.context)?.aside).toBe(aside);
    expect(readAsideSaid(withoutMarks(text), world.context)?.aside, withoutMarks(text)).toBe(aside);
  });

  it("takes personal data for nothing that the plan calls so", () => {
    expect(readAsideSaid("toi muon xoa du lieu ca nhan", world.context)).toMatchObject({ task: null, indicator: null });
  });

  it("takes nothing back where it is in doubt what", () => {
    expect(readAsideSaid("xóa báo cáo VII.2", world.context)).toBeNull();
    expect(readAsideSaid("xóa báo cáo mục V", world.context)).toBeNull();
  });

  it("names what it is about", () => {
    expect(readAsideSaid("xin gia hạn V.1", world.context)).toMatchObject({ task: "V.1", indicator: null });
    expect(readAsideSaid("b3 quý I bao giờ hết hạn", world.context)).toMatchObject({
      indicator: "CT-b3",
      period: "2024-Q1",
    });
  });

  it.each([
    ...["V.1 xong 18/KH-STP 23/2", "V.1 đang thực hiện, xin gia hạn đến 15/3", "chưa làm, mai làm", "thiếu người"],
    ...["vướng vì chờ Sở Tài chính hướng dẫn", "đã xem xét hồ sơ", "báo cáo", "viec", "60%", "b3 5/6", "có", "ok", ""],
    ...["hồ sơ đã nhận 15, trả 12", "đã liên hệ với Sở Tài chính", "V.1 xong\nxin gia hạn V.2"],
  ])("%s is none", (text) => {
    expect(readAsideSaid(text, world.context)).toBeNull();
  });
});
