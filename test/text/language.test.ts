import { expect, test } from "vitest";
import { type PlanNames, translator } from "../../src/text/language.js";

const province: PlanNames = { issuer: "Chủ tịch UBND tỉnh An Bình", contact: null };
const city: PlanNames = { issuer: "Chủ tịch Ủy ban nhân dân thành phố Huế", contact: null };

test("the office is a province's or a city's, as the plan's issuer is", () => {
  expect(translator("vi")("people.post.staff")).toBe("chuyên viên Văn phòng UBND tỉnh");
  expect(translator("vi", province)("people.post.staff")).toBe("chuyên viên Văn phòng UBND tỉnh");
  expect(translator("vi", city)("people.post.staff")).toBe("chuyên viên Văn phòng UBND thành phố");
  expect(translator("vi", { ...city, issuer: "UBND TP. Cần Thơ" })("help.officeOnly")).toBe(
    "Phần này dành cho Văn phòng UBND thành phố. Việc của mình xem ở /viec.",
  );
  expect(translator("en", city)("help.officeOnly")).toBe("This is for the city office. Your duties: /viec.");
});

test("whom to ask is whom the plan names, else the office", () => {
  expect(translator("vi", city)("common.contact")).toBe("Văn phòng UBND thành phố");
  expect(translator("vi", { ...province, contact: "Phòng Kiểm soát TTHC" })("common.contact")).toBe(
    "Phòng Kiểm soát TTHC",
  );
});
