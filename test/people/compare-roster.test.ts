import { describe, expect, test } from "vitest";
import { compareRoster, type Holder, isSameName, type RosterEntry } from "../../src/people/compare-roster.js";

const [mine, other] = ["+84912345678", "+84987654321"];

function entry(name: string, phone: string | null = null, title: string | null = null): RosterEntry {
  return { role: "focal_point", agencyId: 1, name, title, phone };
}

function holder(personId: number, name: string | null, phone: string | null = null, agencyId = 1): Holder {
  return { personId, role: "focal_point", agencyId, name, title: null, phone };
}

/** Who each of the roster is taken for: a person's id, "new", or "?" where it cannot be told. */
function taken(entries: readonly RosterEntry[], holders: readonly Holder[]) {
  const { here, added, doubtful, missing } = compareRoster(entries, { holders, invitations: [] });
  const who = entries.map(
    (one) =>
      here.find((found) => found.entry === one)?.holder.personId ??
      (added.some((found) => found.entry === one) ? "new" : doubtful.some((found) => found.entry === one) ? "?" : null),
  );
  return { who, missing: missing.map(({ personId }) => personId) };
}

describe("somebody is known again", () => {
  test.each<[string, RosterEntry[], Holder[], (number | string | null)[], number[]]>([
    ["by the number", [entry("Nguyễn Thị Lan", mine)], [holder(1, "Lan", mine)], [1], []],
    ["by the number where no name is known", [entry("Lan", mine)], [holder(1, null, mine)], [1], []],
    ["by the name", [entry("nguyen thi lan", mine)], [holder(1, "Nguyễn Thị Lan")], [1], []],
    ["not by a name with other marks", [entry("Hưng")], [holder(1, "Hùng")], ["new"], [1]],
    ["not at another agency", [entry("Lan", mine)], [holder(1, "Lan", mine, 2)], ["new"], [1]],
    ["not where nobody said who holds the post", [entry("Lan", mine)], [holder(1, null)], ["new"], [1]],
    [
      "by the number before a namesake",
      [entry("Lan", other), entry("Trần Lan", mine)],
      [holder(1, "Lan", mine)],
      ["new", 1],
      [],
    ],
    [
      "by the name where the number is a colleague's",
      [entry("Bình", mine)],
      [holder(1, "An", mine), holder(2, "Bình")],
      [2],
      [1],
    ],
    ["not by the number of somebody else", [entry("Bình", mine)], [holder(1, "An", mine)], ["?"], []],
    ["not of two with one name", [entry("Lan")], [holder(1, "Lan"), holder(2, "Lan")], ["?"], []],
  ])("%s", (_, entries, holders, who, missing) => {
    expect(taken(entries, holders)).toEqual({ who, missing });
  });
});

test.each<[RosterEntry, Holder, string[]]>([
  [entry("Nguyễn Thị Lan", mine, "Chuyên viên"), holder(1, "Lan", mine), ["name", "title"]],
  [entry("Lan", other), holder(1, "Lan", mine), ["phone"]],
  [entry("Lan"), { ...holder(1, "Lan", mine), title: "Chuyên viên" }, []],
  // Who types without marks does not take them off.
  [entry("Nguyen Thi Lan", mine), holder(1, "Nguyễn Thị Lan", mine), []],
  [entry("Nguyễn Thị Lan", mine), holder(1, "Nguyen Thi Lan", mine), ["name"]],
])("what changes: %#", (one, known, fields) => {
  const { here } = compareRoster([one], { holders: [known], invitations: [] });
  expect(here.map(({ changes }) => changes.map(({ field }) => field))).toEqual([fields]);
});

test.each([
  ["Hòa", "Hoà", true],
  ["Nguyễn Văn Hùng", "nguyen van hung", true],
  ["Nguyễn Văn Hùng", "Nguyễn Văn Hưng", false],
  ["Lan", "Nguyễn Thị Lan", false],
])("%s and %s", (one, another, same) => {
  expect(isSameName(one, another)).toBe(same);
});
