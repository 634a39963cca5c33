import { describe, expect, test } from "vitest";
import { isPlainName } from "../../src/people/plain-name.js";

describe("what is plainly a name", () => {
  test.each([
    "Nguyễn Văn Hùng",
    "nguyen van hung, chuyen vien",
    "Trần Thị Lan, Phó Trưởng phòng",
    "đ/c Nguyễn Văn Hùng",
    "NGUYỄN VĂN HÙNG",
    "Đặng Thị Bảo Hợp",
    "K'Brếp Ka-Thị",
    "Hồ Văn Lai - Phó Giám đốc",
    "Vương Văn Nam",
    "vuong van nam",
    "dang thi hoa",
    "Đỗ Tiến Đạt",
    "tô thị hoa",
    "Từ Văn Chính",
    "Rơ Ông Hà Lan",
  ])("%s", (typed) => {
    expect(isPlainName(typed)).toBe(true);
  });

  test.each([
    "hôm nay tôi bận",
    "viec con lai cua toi la gi",
    "xuat du lieu cua toi",
    "khi nao den han",
    "de sau",
    "mai lam",
    "Lan",
    "K'Brếp",
    "hop giao ban",
    "Lê Thị Bưởi, hôm nay tôi bận",
    "Nguyễn Văn Hùng?",
    "Lê Văn A Văn B Văn C Văn D",
    "tổng hợp",
    "Tổng Hợp",
    "tong hop di linh",
    "từ chối",
    "Từ Chối",
    "vuong mac kinh phi",
    "Vướng mắc kinh phí",
    "Hoàn Thành",
    "Tạm Dừng",
    "tờ trình",
    "Tờ Trình",
    "đào tạo cán bộ",
    "xã Lộc Thành",
    "Lâm Đồng V.2 xong",
    "Vướng mắc V.1, thiếu kinh phí",
  ])("but not %s", (typed) => {
    expect(isPlainName(typed)).toBe(false);
  });
});
