import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/connect.js";
import { understand } from "../../src/grammar/understand.js";
import { loadCatalogue } from "../../src/plan/catalogue.js";
import type { Catalogue } from "../../src/text/catalogue.js";
import { translator } from "../../src/text/language.js";
import { importBundledAgencies } from "../support/next-plan.js";
import { openDatabaseOf2025 } from "../support/planned.js";

let database: Database;
let catalogue: Catalogue;
beforeAll(async () => {
  database = await openDatabaseOf2025();
  for (const day of ["2025-03-01", "2025-07-01"])
    await importBundledAgencies(database.prisma, day, new Date(`${day}T08:00:00+07:00`));
  const { id } = await database.prisma.plan.findUniqueOrThrow({ where: { year: 2025 } });
  catalogue = (await loadCatalogue(database.prisma, id))!;
});
afterAll(() => database.close());

function ask(text: string) {
  return understand(text, { catalogue, agency: "office", today: "2025-07-02", t: translator("vi") });
}

describe("124 communes without districts", () => {
  test("there are 124 of them", () => {
    expect(catalogue.groups["@cap-xa"]).toHaveLength(124);
    expect(catalogue.groups["@cap-huyen"]).toEqual([]);
  });

  test.each([
    ["xã Hòa Ninh, Di Linh cũ", "C25036"],
    ["xa hoa ninh di linh cu", "C25036"],
    ["hoa ninh", "C25036"],
    ["xã Đinh Trang Hòa", "C25036"], // became part of it
    ["phuong 9 da lat", "C24778"],
    ["xdr2", "C24877"], // xã Đam Rông 2
    ["xuan huong", "C24781"], // phường Xuân Hương - Đà Lạt
    ["phường Xuân Hương", "C24781"],
    ["nam ha", "C24883"], // xã Nam Hà Lâm Hà
    ["di linh", "C25000"], // the commune, not the district that is no more
    ["huyện Di Linh", "H679"],
    ["đặc khu Phú Quý", "C23272"],
    ["Sở Kế hoạch và Đầu tư", "STC"],
  ])("%s", (typed, code) => {
    expect(ask(`tổng hợp ${typed}`)).toMatchObject({ outcome: "question", slots: { agency: code } });
  });

  test.each([
    ["xã Đam Rông", ["C24853", "C24875", "C24877", "C24886"]],
    ["bảo lâm", ["C25054", "C25057", "C25063", "C25084", "C25093"]],
    ["các xã thuộc Di Linh cũ", ["C25000", "C25007", "C25015", "C25018", "C25036", "C25042", "C25051"]],
    ["các đơn vị ở huyện Lạc Dương cũ", ["C24846", "C24848", "C24853"]],
  ])("%s is asked about", (typed, codes) => {
    const { outcome, problems } = ask(`tổng hợp ${typed}`);
    expect([outcome, problems[0]?.choices.map(({ value }) => value).sort()]).toEqual(["ask", codes]);
  });

  test("an answer to what is asked is what was asked for", () => {
    const { problems } = ask("tổng hợp các xã thuộc Di Linh cũ");
    const { span } = problems[0]!;
    const text = "tổng hợp các xã thuộc Di Linh cũ";
    const settled = `${text.slice(0, span!.start)}C25036${text.slice(span!.end)}`;
    expect(ask(settled)).toMatchObject({ outcome: "question", slots: { agency: "C25036" } });
  });
});
