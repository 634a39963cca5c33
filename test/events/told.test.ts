import { beforeAll, describe, expect, test } from "vitest";
import { type HolidayTable, holidayTable } from "../../src/calendar/working-days.js";
import { byLikelihood, tellsOfEvent } from "../../src/events/likely.js";
import {
  chooseDay,
  chooseLeads,
  chooseTask,
  happenedOf,
  leadsOffered,
  nextStep,
  nothingTold,
  readDay,
  readLeads,
  readTold,
  type Setting,
  sayMore,
  type Told,
  tasksToOpen,
} from "../../src/events/told.js";
import { bundledPlanFolder } from "../../src/plan/data-folder.js";
import { readPlan } from "../../src/plan/read-plan.js";
import { translator } from "../../src/text/language.js";
import { testCatalogue } from "../support/catalogue.js";

let setting: Setting;
beforeAll(async () => {
  const plan = await readPlan(bundledPlanFolder());
  if (!plan.ok) throw new Error("the plan cannot be read");
  const holidays: HolidayTable = holidayTable(plan.value.holidays);
  setting = {
    ...{ catalogue: await testCatalogue(), holidays, today: "2024-05-10", workingDays: 5, t: translator("vi") },
    ...{ beginsOn: "2023-12-01", endsOn: "2025-01-08" },
  };
});

function told(words: string, agency: string | null = "STP"): Told {
  const read = readTold(words, nothingTold(agency), setting);
  if ("refused" in read) throw new Error(read.refused);
  return read;
}

const refused = (words: string, agency: string | null = "STP") => {
  const read = readTold(words, nothingTold(agency), setting);
  return "refused" in read ? [read.refused, read.code] : null;
};

describe("what is told", () => {
  test("who may open what: leads theirs, the office all, what nobody leads anybody", () => {
    const codes = (agency: string | null) => tasksToOpen(setting.catalogue, agency).map(({ code }) => code);
    expect(codes(null)).toEqual(["I.3", "II.1", "III.1", "III.2", "III.3", "III.4", "IV.1", "IV.2", "VI.2"]);
    expect(codes("STP")).toEqual(["II.1", "III.1", "III.2", "III.3", "III.4", "IV.1", "VI.2"]);
    expect(codes("H679")).toEqual(["I.3", "II.1", "III.3", "VI.2"]);
  });

  test.each([
    ["III.4 quyết định công bố TTHC số 12/QĐ-UBND ngày 10/5", "12/QĐ-UBND", "2024-05-10", "2024-05-17"],
    ["iii.4 quyet dinh cong bo so 12/qd-ubnd 9/5", "12/QĐ-UBND", "2024-05-09", "2024-05-16"],
    ["III.1 quyết định 12/QĐ-UBND ngày 6/5, có hiệu lực từ 15/5", "12/QĐ-UBND", "2024-05-15", "2024-05-10"],
    ["III.1 nghị quyết có hiệu lực 1/6", null, "2024-06-01", "2024-05-27"],
    ["III.3 chủ tịch ký hôm qua quyết định 3/QĐ-UBND", "3/QĐ-UBND", "2024-05-09", "2024-05-09"],
    ["quyết định công bố 12/QĐ-UBND ngày 10/5 cho III.4", "12/QĐ-UBND", "2024-05-10", "2024-05-17"],
  ])("%s", (words, document, happenedOn, due) => {
    const happened = happenedOf(chooseLeads("STP", told(words), setting), setting);
    expect(happened).toMatchObject({ document, happenedOn, due, leads: [{ code: "STP" }] });
  });

  test("what happened is written without how it was told", () => {
    const happened = happenedOf(
      chooseLeads("STP", told("III.4 vừa ban hành quyết định 12/QĐ-UBND ngày 10/5"), setting),
      setting,
    );
    expect(happened?.what).toBe("Ban hành quyết định 12/QĐ-UBND ngày 10/5");
  });

  test.each([
    ["V.1 xong", "planned", "V.1"],
    ["II.2 dự thảo nghị quyết", "on_request", "II.2"],
    ["IV.2 sở gửi quy trình", "led_by_others", "IV.2"],
  ])("%s is refused", (words, why, code) => {
    expect(refused(words)).toEqual([why, code]);
  });

  test("a code that the plan has not is named", () => {
    expect(refused("III.9 quyết định 3")?.[0]).toBe("unknown");
  });

  test.each([
    ["III.4 quyết định 12/QĐ-UBND ngày 30/2", "none"],
    ["III.4 quyết định 12/QĐ-UBND ngày 20/5", "future"],
    ["III.4 quyết định 12/QĐ-UBND ngày 20/5/2024", "future"],
    ["III.4 quyết định 12/QĐ-UBND ngày 3/3/2023", "early"],
    ["III.1 nghị quyết có hiệu lực 1/3/2025", "beyond"],
  ])("%s: the day is asked again", (words, what) => {
    const read = told(words);
    expect([nextStep(read, setting), read.wrong?.what]).toEqual(["day", what]);
  });

  test("what is missing is asked, one after another, and kept", () => {
    let read = nothingTold(null);
    expect(nextStep(read, setting)).toBe("task");
    read = sayMore("vừa ban hành quyết định công bố", read, setting);
    expect(nextStep(read, setting)).toBe("task");
    read = chooseTask("III.4", read, setting);
    expect(nextStep(read, setting)).toBe("day");
    expect(readDay("bao giờ cũng được", read, setting).wrong?.what).toBe("unread");
    read = chooseDay("2024-05-10", read, setting);
    expect(nextStep(read, setting)).toBe("leads");
    read = readLeads("Sở Y tế, Sở Nội vụ", read, setting);
    expect(happenedOf(read, setting)).toMatchObject({ due: "2024-05-17", leads: [{ code: "SNV" }, { code: "SYT" }] });
  });

  test("only those who lead it can be chosen; others are named", () => {
    const read = readLeads("Sở Y tế, Di Linh", told("III.4 quyết định 12/QĐ-UBND ngày 10/5"), setting);
    expect([nextStep(read, setting), read.unread, read.codes]).toEqual(["leads", "Di Linh", ["SYT"]]);
  });

  test("what nobody leads is opened for whom it concerns; those who help are told, without those who lead", () => {
    const read = readLeads("Sở Xây dựng", told("II.1 dự thảo quyết định về cấp phép, ngày 8/5"), setting);
    const happened = happenedOf(read, setting)!;
    expect(happened).toMatchObject({ due: "2024-05-15", leads: [{ code: "SXD" }] });
    expect(happened.helpers.map(({ code }) => code)).toEqual(["VPUBND", "STP"]);
    const own = happenedOf(chooseLeads("STP", told("II.1 dự thảo quyết định, ngày 8/5"), setting), setting)!;
    expect(own.helpers.map(({ code }) => code)).toEqual(["VPUBND"]);
  });
});

describe("for whom it may be opened", () => {
  const count = (code: string, agency: string | null) => {
    const task = setting.catalogue.tasks.find((one) => one.code === code)!;
    return leadsOffered(task, setting, agency).length;
  };

  test("a district opens for itself and its communes, a commune for itself, a department for all that lead", () => {
    expect([count("III.3", null), count("III.3", "STP"), count("III.3", "H679")]).toEqual([173, 173, 20]);
    expect([count("III.3", "X25000"), count("II.1", "X25000"), count("II.1", "H679")]).toEqual([1, 1, 21]);
  });
});

test("another day takes the place of the one that was told", () => {
  const read = chooseDay("2024-05-09", told("III.4 quyết định 12/QĐ-UBND ngày 30/2"), setting);
  expect(happenedOf(chooseLeads("STP", read, setting), setting)).toMatchObject({
    ...{ what: "Quyết định 12/QĐ-UBND 09/05/2024", happenedOn: "2024-05-09" },
  });
  const again = chooseDay("2024-05-08", told("III.4 quyết định 12/QĐ-UBND ngày 9/5"), setting);
  expect(again.said).toBe("quyết định 12/QĐ-UBND 08/05/2024");
});

describe("what words may open", () => {
  test("in the plan's own words for the event", () => {
    const tasks = tasksToOpen(setting.catalogue, null);
    const said = "vừa ban hành quyết định công bố TTHC số 12/QĐ-UBND";
    expect(tellsOfEvent(said, tasks)).toBe(true);
    expect(
      byLikelihood(said, tasks)
        .slice(0, 3)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(["III.2", "III.3", "III.4"]);
    expect(byLikelihood("có thay đổi thành viên đầu mối", tasks)[0]?.code).toBe("I.3");
  });

  test.each(["vừa ban hành kế hoạch 18/KH-STP", "đã rà soát 12 TTHC", "phát sinh 3 hồ sơ quá hạn", "vừa xong rồi nhé"])(
    "%s tells of nothing",
    (said) => {
      expect(tellsOfEvent(said, tasksToOpen(setting.catalogue, null))).toBe(false);
    },
  );
});
