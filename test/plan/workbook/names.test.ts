import { beforeAll, describe, expect, test } from "vitest";
import type { PlanData } from "../../../src/plan/plan-data.js";
import { Names } from "../../../src/plan/workbook/names.js";
import { lamDong, placeless, writtenAndRead } from "./workbooks.js";

let plan: PlanData;
let names: Names;

beforeAll(async () => {
  plan = await lamDong();
  names = new Names();
  for (const agency of plan.agencies) names.addAgency(agency);
  for (const group of plan.groups) names.addGroup(group);
});

const everybody = ["@so-ban-nganh", "@cap-huyen", "@cap-xa"];

describe("wordings of a decision that names and groups explain", () => {
  test.each([
    ["Văn phòng UBND tỉnh", ["VPUBND"]],
    ["Văn Phòng UBND tỉnh", ["VPUBND"]],
    ["Văn phòng UBND tỉnh; UBND cấp huyện, cấp xã", ["VPUBND", "@cap-huyen", "@cap-xa"]],
    ["Văn phòng UBND tỉnh; UBND cấp huyện", ["VPUBND", "@cap-huyen"]],
    ["Các Sở, ban, ngành; UBND cấp huyện", ["@so-ban-nganh", "@cap-huyen"]],
    ["Sở Tài Chính", ["STC"]],
    ["Các sở, ban, ngành; UBND các huyện, thành phố; UBND các xã, phường, thị trấn.", everybody],
    ["Văn phòng UBND tỉnh; các sở, ban, ngành", ["VPUBND", "@so-ban-nganh"]],
    ["Trung tâm Phục vụ hành chính công tỉnh", ["TTPVHCC"]],
    ["Các sở, ban, ngành; UBND cấp huyện, cấp xã", everybody],
    ["Các sở, ngành, địa phương", everybody],
    ["Các sở ngành, địa phương", everybody],
    ["Các Sở, ban, ngành, UBND cấp huyện, xã trên địa bàn tỉnh", everybody],
    [
      "- UBND cấp huyện;\n- Phòng Tư pháp cấp huyện; UBND cấp xã;\n\n- Các phòng công chứng.",
      ["@cap-huyen", "@phong-tu-phap", "@cap-xa", "PCC"],
    ],
    [
      "Sở Tài nguyên môi trường, Sở y tế; Sở Xây dựng; Sở Công thương; Sở Giao thông vận tải; Sở Giáo dục đào tạo; Sở Nông nghiệp và phát triển nông thôn; Văn phòng UBND tỉnh",
      ["STNMT", "SYT", "SXD", "SCT", "SGTVT", "SGDDT", "SNNPTNT", "VPUBND"],
    ],
    [
      "Sở Thông tin và Truyền thông; Đài phát thanh và Truyền hình Lâm Đồng; Báo Lâm Đồng; các sở, ngành, địa phương",
      ["STTTT", "DPTTH", "BAOLD", ...everybody],
    ],
    [
      "Sở Tài nguyên và Môi trường, Sở Tư pháp, Sở Lao động và Thương binh và xã hội, Sở Giao thông vận tải, Sở Tài Chính",
      ["STNMT", "STP", "SLDTBXH", "SGTVT", "STC"],
    ],
    ["UBND thành phố Đà Lạt và UBND huyện Di Linh", ["H672", "H679"]],
    ["STP; syt, @cap-xa", ["STP", "SYT", "@cap-xa"]],
    ["Sở Y tế, Nội vụ và Tư pháp", ["SYT", "SNV", "STP"]],
    ["1. Sở Y tế\n2. Sở Nội vụ", ["SYT", "SNV"]],
    ["Các cơ quan liên quan", []],
    ["Văn phòng UBND tỉnh và các cơ quan có liên quan", ["VPUBND"]],
    ["Sở Y tế; các cơ quan, đơn vị, địa phương có liên quan", ["SYT"]],
  ])("%s", (text, codes) => {
    expect(names.read(text)).toEqual({ codes, unread: [] });
  });
});

test("the longest known wording wins, and a wording of the plan before names", () => {
  const own = new Names();
  for (const agency of plan.agencies) own.addAgency(agency);
  for (const group of plan.groups) own.addGroup(group);
  own.addWording("Các sở, ban, ngành, địa phương có PAKN", ["%co-quan-co-pakn"]);
  expect(own.read("Các sở, ban, ngành, địa phương có PAKN; Sở Y tế").codes).toEqual(["%co-quan-co-pakn", "SYT"]);
  own.addWording("Sở Y tế", ["@cap-xa"]);
  expect(own.read("Sở Y tế").codes).toEqual(["@cap-xa"]);
});

describe("what nobody knows", () => {
  test.each([
    ["Sở Tư phap", "Sở Tư phap", "STP"],
    ["Văn phòng UBND tỉnh; Sở Y té", "Sở Y té", "SYT"],
    ["Sở Tài nguyên và Môi truong", "Sở Tài nguyên và Môi truong", "STNMT"],
    ["UBND cấp huyên, cấp xã", "UBND cấp huyên", "@cap-huyen"],
  ])("%s: proposes the right one", (text, unknown, code) => {
    expect(names.read(text).unread).toEqual([
      { kind: "unknown", text: unknown, near: { name: expect.any(String), code } },
    ]);
  });

  test("each unknown name is told of, what is known is read", () => {
    const { codes, unread } = names.read("Hội Chữ thập đỏ, Sở Y tế và Liên minh Hợp tác xã");
    expect(codes).toEqual(["SYT"]);
    expect(unread.map(({ text }) => text)).toEqual(["Hội Chữ thập đỏ", "Liên minh Hợp tác xã"]);
  });

  test("a name is no other name with more behind it", () => {
    expect(names.read("Sở Tư pháp Hà Nội").unread).toHaveLength(1);
    expect(names.read("Các sở, ban, ngành, địa phương có PAKN").unread).toHaveLength(1);
  });

  test("a name that several bear", () => {
    const own = new Names();
    for (const code of ["X1", "X2"])
      own.addAgency({ code, name: `UBND xã Hòa Bình, vùng ${code}`, shortName: "Hòa Bình", otherNames: [] });
    expect(own.read("Hoà Bình").unread).toEqual([{ kind: "several", text: "Hoà Bình", codes: ["X1", "X2"] }]);
  });

  test("an agency of other days", () => {
    const own = new Names();
    own.addAgencyOfOtherDays({ code: "H1", name: "UBND huyện Cũ", shortName: "Cũ", otherNames: [] });
    own.addAgency({ code: "STP", name: "Sở Tư pháp", shortName: "STP", otherNames: [] });
    expect(own.read("Sở Tư pháp, UBND huyện Cũ").unread).toEqual([
      { kind: "not_there", text: "UBND huyện Cũ", code: "H1" },
    ]);
  });
});

test("every lead, every coordinator and every deadline of the decision of 2024 reads to what its folder says", async () => {
  const read = await writtenAndRead(plan);
  if (!read.ok) throw new Error("the plan was not read");
  const tasks = read.value.sections.flatMap((section) => section.tasks);
  const wanted = plan.sections.flatMap((section) => section.tasks);
  expect(new Set(wanted.map(({ lead }) => lead)).size).toBe(23);
  expect(placeless(tasks)).toEqual(placeless(wanted));
});
