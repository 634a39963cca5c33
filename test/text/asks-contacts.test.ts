import { describe, expect, it } from "vitest";
import { asksForContacts } from "../../src/text/asks-contacts.js";

describe("who an agency's people are", () => {
  it.each([
    "số điện thoại đầu mối Sở Tư pháp",
    "sdt dau moi di linh",
    "ai la dau moi cua so tu phap",
    "dau moi cua So Y te la ai",
    "ai phụ trách Sở Xây dựng, số điện thoại?",
    "cho xem đầu mối Đà Lạt",
    "so dien thoai Di Linh",
    "danh sách đầu mối",
    "cho xem danh sách các đầu mối",
    "số điện thoại đầu mối Bảo Lộc",
    "so dien thoai dau moi bao lam",
    "số điện thoại đầu mối thành phố Bảo Lộc",
    "số điện thoại đầu mối Sở Giao thông vận tải",
    "ai là đầu mối Bảo Lộc",
    "đầu mối của Sở Giao thông vận tải là ai",
  ])("%s asks for them", (text) => {
    expect(asksForContacts(text)).toBe(true);
  });

  it.each([
    "đơn vị nào chưa có đầu mối",
    "sửa số điện thoại 0912 345 678",
    "đầu mối Sở Tư pháp đã báo V.1 chưa",
    "nhắc đầu mối Sở Tư pháp",
    "báo đầu mối Bảo Lộc là ai",
    "giao ai phụ trách V.1",
    "bảo ai là đầu mối Sở Y tế gọi em",
    "ai phụ trách thì bao em",
    "tổng hợp Sở Tư pháp",
    "đầu mối nào chưa báo cáo",
    "danh sách đầu mối chưa báo cáo",
    "số điện thoại 0912345678",
    "công khai số điện thoại đường dây nóng xong",
    "đang vướng vì hỏng điện thoại",
    "đầu mối Sở Tư pháp bận, xong 50%",
  ])("%s does not", (text) => {
    expect(asksForContacts(text)).toBe(false);
  });
});
