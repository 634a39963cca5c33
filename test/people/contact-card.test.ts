import { expect, test } from "vitest";
import { readCard } from "../../src/people/contact-card.js";
import { formatPhone, readPhone } from "../../src/people/phone.js";

test.each([
  ["0912345678", "+84912345678", "0912 345 678"],
  ["0912.345.678", "+84912345678", "0912 345 678"],
  ["+84 912 345 678", "+84912345678", "0912 345 678"],
  ["0263 3822 345", "+842633822345", "0263 3822 345"],
  ["(024) 3825 3536", "+842438253536", "024 3825 3536"],
])("%s is a number of Việt Nam", (typed, kept, shown) => {
  const phone = readPhone(typed);
  expect(phone.ok && phone.value).toBe(kept);
  expect(formatPhone(kept)).toBe(shown);
});

// Too short, too long, of before 2018, a paid line, another country's.
test.each(["0912", "09123456789", "01661234567", "1900 1234", "+1 202 555 0123", ""])("%s is none", (typed) => {
  expect(readPhone(typed)).toMatchObject({ ok: false, code: "bad_phone" });
});

test.each([
  [
    "Nguyễn Văn Hùng, Phó Trưởng phòng, 0912 345 678",
    { naming: { name: "Nguyễn Văn Hùng", title: "Phó Trưởng phòng" }, phone: "+84912345678" },
  ],
  ["Nguyễn Văn Hùng 0912345678", { naming: { name: "Nguyễn Văn Hùng", title: null }, phone: "+84912345678" }],
  [
    "0912345678 - Nguyễn Văn Hùng - Chuyên viên",
    { naming: { name: "Nguyễn Văn Hùng", title: "Chuyên viên" }, phone: "+84912345678" },
  ],
  [
    "Nguyễn Văn Hùng, Chuyên viên, SĐT: 0912.345.678.",
    { naming: { name: "Nguyễn Văn Hùng", title: "Chuyên viên" }, phone: "+84912345678" },
  ],
  [
    "Lê Văn Minh (0263 3822 345), Phó Trưởng phòng 2",
    { naming: { name: "Lê Văn Minh", title: "Phó Trưởng phòng 2" }, phone: "+842633822345" },
  ],
  ["điện thoại 0912345678", { naming: null, phone: "+84912345678" }],
  ["xóa số điện thoại", { naming: null, phone: null }],
  ["Nguyễn Văn Hùng", { naming: { name: "Nguyễn Văn Hùng", title: null }, phone: undefined }],
])("%s", (typed, card) => {
  const read = readCard(typed);
  expect(read.ok && read.value).toEqual(card);
});

test.each([
  ["Lê Văn Minh, Phó Trưởng phòng, 0912", "bad_phone"],
  ["Lê Văn Minh, 0912 345 67", "bad_phone"],
  ["123", "bad_name"],
  ["123, 0912345678", "bad_name"],
])("%s is refused", (typed, code) => {
  expect(readCard(typed)).toMatchObject({ ok: false, code });
});
