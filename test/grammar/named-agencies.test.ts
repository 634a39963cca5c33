import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { readLeadingAgencies, readNamedAgencies } from "../../src/grammar/named-agencies.js";
import { bundledCatalogue } from "../../src/plan/catalogue.js";
import type { Catalogue } from "../../src/text/catalogue.js";

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await bundledCatalogue();
});

describe("who is named in a list", () => {
  test.each<[string, readonly string[]]>([
    ["các sở, Di Linh", ["@so-ban-nganh", "H679"]],
    ["cac so va Di Linh", ["@so-ban-nganh", "H679"]],
    ["các sở, ban, ngành; UBND các huyện, thành phố", ["@so-ban-nganh", "@cap-huyen"]],
    ["Sở Y tế, STP và stttt", ["SYT", "STP", "STTTT"]],
    ["gửi Sở Khoa học và Công nghệ, Sở Giáo dục và Đào tạo", ["SKHCN", "SGDDT"]],
    ["Văn phòng UBND tỉnh", ["VPUBND"]],
    ["huyện Di Linh", ["H679"]],
    ["xã Lát; thị trấn Di Linh", ["X24862", "X25000"]],
    ["tất cả các xã", ["@cap-xa"]],
    ["các xã Di Linh", ["@cap-xa/H679"]],
    ["các xã thuộc huyện Di Linh", ["@cap-xa/H679"]],
    ["các xã Tân Nghĩa, Gung Ré", ["X25012", "X25030"]],
    ["các huyện Di Linh, Đam Rông", ["H679", "H674"]],
  ])("%s", (text, codes) => {
    expect(readNamedAgencies(text, catalogue)).toEqual({ codes, except: [], doubts: [], unread: null });
  });

  test("who is left out", () => {
    const read = readNamedAgencies("các sở và các xã Di Linh, trừ Sở Y tế và xã Tân Nghĩa", catalogue);
    expect(read).toMatchObject({ codes: ["@so-ban-nganh", "@cap-xa/H679"], except: ["SYT", "X25012"], unread: null });
  });

  test.each<[string, string]>([
    ["Sở Y tế và Sở Ma Thuật", "Sở Ma Thuật"],
    ["các xã chưa báo cáo V.1", "chưa báo cáo V.1"],
    ["các đơn vị", "các đơn vị"],
    ["Công an tỉnh, Sở Y tế", "Công an tỉnh"],
    ["abc, xyz", "abc, xyz"],
  ])("%s: “%s” names nobody and is said so", (text, unread) => {
    expect(readNamedAgencies(text, catalogue).unread).toBe(unread);
  });

  test("a name of several is in doubt, a group of several too", () => {
    const [phuong] = readNamedAgencies("Sở Y tế và Phường 1", catalogue).doubts;
    expect(phuong).toMatchObject({ typed: "Phường 1", except: false });
    expect(phuong!.choices.map(({ value }) => value)).toEqual(["X24784", "X24823"]);
    const [local] = readNamedAgencies("các địa phương", catalogue).doubts;
    expect(local!.choices.map(({ value }) => value)).toEqual(["@cap-huyen", "@cap-xa", "@cap-huyen+@cap-xa"]);
  });

  test("at the beginning of a sentence, and where what follows begins", () => {
    const text = "Sở Y tế và Di Linh rà soát chữ ký số của các xã";
    const read = readLeadingAgencies(text, catalogue)!;
    expect(read.named.codes).toEqual(["SYT", "H679"]);
    expect(text.slice(read.end)).toBe(" rà soát chữ ký số của các xã");
    expect(readLeadingAgencies("báo cáo nhanh về các xã", catalogue)).toBeNull();
  });

  test("whoever is asked by full name is found, in whatever order and however parted", () => {
    const parts = [", ", "; ", " và ", "\n", ", và "];
    const asked = catalogue.agencies.filter(({ level }) => level !== "tinh");
    const cases = fc.uniqueArray(fc.nat(asked.length - 1), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(cases, fc.nat(parts.length - 1), (indexes, part) => {
        const chosen = indexes.map((index) => asked[index]!);
        const read = readNamedAgencies(chosen.map(({ name }) => name).join(parts[part]), catalogue);
        expect({ codes: read.codes, unread: read.unread, doubts: read.doubts }).toEqual({
          codes: chosen.map(({ code }) => code),
          unread: null,
          doubts: [],
        });
      }),
      { numRuns: 150 },
    );
  });
});
