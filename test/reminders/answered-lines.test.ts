import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holidayTable } from "../../src/calendar/working-days.js";
import { markReminder, type NamedDuty } from "../../src/reminders/answered-lines.js";
import { digestHoursOf } from "../../src/reminders/digest-hours.js";
import { chooseDigest } from "../../src/reminders/digest-items.js";
import { digestMessage } from "../../src/reminders/digest-text.js";
import { dutyLabel } from "../../src/reporting/labels.js";
import { translator } from "../../src/text/language.js";
import { digestDay, duty, planDuty } from "./duties.js";

const t = translator("vi");
const hours = digestHoursOf("2024-02-26");
const duties = [
  duty({ id: 1 }),
  planDuty({ id: 2 }),
  duty({ id: 3, period: "2024-02", beginsOn: "2024-02-01", dueOn: "2024-02-29" }),
];

function digest(of = duties, drafts = new Map<number, number>()) {
  const told = chooseDigest(of, [], digestDay(hours.day))!;
  const setting = { hours, now: hours.due, holidays: holidayTable([]), drafts, t };
  const { message, named: shown } = digestMessage(told, setting);
  const named = shown.map(
    (item): NamedDuty => ({
      id: item.duty.id,
      label: dutyLabel(item.duty, t, hours.day),
      agencyShortName: item.duty.agencyShortName,
      mark: null,
    }),
  );
  return { message, named };
}

const answered = { kind: "answered", who: "đ/c Hùng", at: "08:41" } as const;
const labels = (buttons: ReturnType<typeof digest>["message"]["buttons"]) => buttons.flat().map(({ label }) => label);

describe("a reminder that was answered since", () => {
  test("says so in the line of the duty, whose button goes; all else stays", () => {
    const { message, named } = digest();
    const marked = markReminder(
      message,
      named.map((one) => (one.id === 2 ? { ...one, mark: answered } : one)),
      t,
    );
    const changed = marked.text.split("\n").filter((line) => !message.text.split("\n").includes(line));
    expect(changed).toEqual(["✅ V.1 · đã báo cáo (đ/c Hùng, 08:41)"]);
    expect(labels(marked.buttons)).toEqual(labels(message.buttons).filter((label) => label !== "V.1"));
  });

  test("returned it says so and keeps its button", () => {
    const { message, named } = digest();
    const returned = { kind: "returned", until: "2024-03-05" } as const;
    const marked = markReminder(
      message,
      named.map((one) => (one.id === 2 ? { ...one, mark: returned } : one)),
      t,
    );
    expect(marked.text).toContain("🟡 V.1 · bị trả lại, gửi lại chậm nhất thứ Ba 05/03");
    expect(labels(marked.buttons)).toEqual(labels(message.buttons));
  });

  test("the button of a report that was begun goes too", () => {
    const { message, named } = digest(duties, new Map([[2, 77]]));
    const marked = markReminder(
      message,
      named.map((one) => (one.id === 2 ? { ...one, mark: answered } : one)),
      t,
    );
    expect(labels(message.buttons)).toContain("V.1");
    expect(labels(marked.buttons)).not.toContain("V.1");
  });

  test("of two agencies with the same duty, the one that answered", () => {
    const other = { agencyId: 9, agency: "SYT", agencyName: "Sở Y tế", agencyShortName: "Sở Y tế" };
    const { message, named } = digest([planDuty({ id: 2 }), planDuty({ id: 5, ...other })]);
    const marked = markReminder(
      message,
      named.map((one) => (one.id === 5 ? { ...one, mark: answered } : one)),
      t,
    );
    expect(marked.text).toContain("✅ V.1 · Sở Y tế · đã báo cáo (đ/c Hùng, 08:41)");
    expect(marked.text.match(/🟡 V\.1/gu)).toHaveLength(1);
    expect(marked.buttons.flat().some(({ data }) => data.endsWith("duty:2"))).toBe(true);
    expect(marked.buttons.flat().some(({ data }) => data.endsWith("duty:5"))).toBe(false);
  });
});

test("whatever was answered, each line is that of its own duty, and nothing answered can be pressed", () => {
  fc.assert(
    fc.property(fc.subarray([1, 2, 3]), (ids) => {
      const { message, named } = digest();
      const before = message.text.split("\n").filter((line) => /^(?:🔴|🟡) /u.test(line));
      const marked = markReminder(
        message,
        named.map((one) => (ids.includes(one.id) ? { ...one, mark: answered } : one)),
        t,
      );
      const after = marked.text.split("\n").filter((line) => /^(?:🔴|🟡|✅) /u.test(line));
      expect(after).toHaveLength(before.length);
      for (const [index, { id, label }] of named.entries()) {
        expect(after[index]).toBe(ids.includes(id) ? `✅ ${label} · đã báo cáo (đ/c Hùng, 08:41)` : before[index]);
        expect(marked.buttons.flat().some(({ data }) => data === `+duty:${id}`)).toBe(!ids.includes(id));
      }
    }),
  );
});
