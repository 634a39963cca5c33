import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { readOwnWorkbook } from "../../../src/reporting/own-workbook/read-own.js";
import { makeOwnWorkbook } from "../../../src/summary/own-workbook/make-own.js";
import { translator } from "../../../src/text/language.js";
import { reportingOffice } from "../../reporting/office.js";
import { testFolder } from "../../support/database.js";
import { fillWorkbook, readFilling } from "../../support/fill-workbook.js";
import { resaved, testWithLibreOffice } from "../../support/libreoffice.js";

const office = reportingOffice();

testWithLibreOffice("what was filled in is the same after LibreOffice has saved it", async () => {
  const { db, plan } = office;
  const { id, code, name, shortName, level } = await db.agency.findFirstOrThrow({ where: { code: "STP" } });
  const agency = { id, code, name, shortName, level };
  const t = translator("vi");
  const now = new Date("2024-02-26T08:00:00+07:00");
  const made = await makeOwnWorkbook({ agency, comesBack: true }, { db, plan, now, t });
  if (!made.ok) throw new Error(made.code);
  const text =
    "V.1 Trạng thái=Hoàn thành; Số văn bản=18/KH-STP; Ngày văn bản=23/2/2024 | V.2 Tiến độ (%)=60; Kết quả=đã rà soát | CT-b3 Tử số=1.250; Mẫu số=#2000 | CT-b1 Tỷ lệ (%), giá trị=85,5";
  const filled = await fillWorkbook(made.value.bytes, readFilling(text));
  const file = join(testFolder(), "own.xlsx");
  await writeFile(file, filled);
  const person = await office.person();
  const reading = { db, plans: [plan], now, t, personId: person, agencies: [agency] };
  const before = await readOwnWorkbook(filled, reading);
  const after = await readOwnWorkbook(await readFile(await resaved(file)), reading);
  expect(before).toMatchObject({ is: "read", problems: [], fresh: 4 });
  expect(after).toEqual(before);
});
