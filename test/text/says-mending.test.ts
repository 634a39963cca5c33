import { expect, it } from "vitest";
import { saysMending } from "../../src/text/says-mending.js";

it.each([
  "sua b1 72/100",
  "Sửa CT-b1: 72/100",
  "cho em đính chính vii6 50%",
  "di linh sua lai b1 72/100",
  "b1 sửa thành 72/100",
  "sửa lại số hóa 73/100",
  "dạ chỉnh lại V.3 60%",
])("%s mends", (line) => expect(saysMending(line)).toBe(true));

it.each([
  "b1 72/100",
  "V.1 đang sửa lại dự thảo kế hoạch",
  "VI.2 sửa đổi quy chế xong",
  "sửa đổi Quyết định 12 xong",
  "sửa chữa trụ sở 50%",
  "III.2 đang chỉnh sửa 60%",
  "b1 72/100, hôm qua có sửa máy scan",
])("%s does not", (line) => expect(saysMending(line)).toBe(false));
