import { expect, test } from "vitest";
import { agenciesToReportFor, type HeldPost, isAdministrator, isOffice } from "../../src/people/roles.js";

const justice = { id: 1, code: "STP", name: "Sở Tư pháp", shortName: "Sở Tư pháp", level: "so-ban-nganh" };
const office = {
  id: 2,
  code: "VPUBND",
  name: "Văn phòng UBND tỉnh",
  shortName: "Văn phòng UBND tỉnh",
  level: "so-ban-nganh",
};

test.each<[string, HeldPost[], { office: boolean; administrator: boolean; agencies: string[] }]>([
  [
    "focal point",
    [{ role: "focal_point", agency: justice }],
    { office: false, administrator: false, agencies: ["STP"] },
  ],
  ["leader", [{ role: "leader", agency: justice }], { office: false, administrator: false, agencies: ["STP"] }],
  ["office staff", [{ role: "staff", agency: null }], { office: true, administrator: false, agencies: [] }],
  ["office lead", [{ role: "lead", agency: null }], { office: true, administrator: false, agencies: [] }],
  ["administrator", [{ role: "administrator", agency: null }], { office: true, administrator: true, agencies: [] }],
  [
    "office staff who also holds the office's own post",
    [
      { role: "staff", agency: null },
      { role: "focal_point", agency: office },
    ],
    { office: true, administrator: false, agencies: ["VPUBND"] },
  ],
  [
    "focal point of two agencies, leader of one of them",
    [
      { role: "focal_point", agency: office },
      { role: "focal_point", agency: justice },
      { role: "leader", agency: office },
    ],
    { office: false, administrator: false, agencies: ["VPUBND", "STP"] },
  ],
])("%s", (_, posts, expected) => {
  const holder = { posts };
  expect({
    office: isOffice(holder),
    administrator: isAdministrator(holder),
    agencies: agenciesToReportFor(holder).map((agency) => agency.code),
  }).toEqual(expected);
});
