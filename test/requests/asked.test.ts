import { beforeAll, describe, expect, test } from "vitest";
import { holidayTable } from "../../src/calendar/working-days.js";
import { bundledCatalogue } from "../../src/plan/catalogue.js";
import {
  agenciesAsked,
  chooseDue,
  nextStep,
  nothingAsked,
  readAsked,
  readWhom,
  type Setting,
  settleDoubt,
  settleDoubtInWords,
} from "../../src/requests/asked.js";

let setting: Setting;
beforeAll(async () => {
  setting = {
    ...{ catalogue: await bundledCatalogue(), holidays: holidayTable([]), today: "2024-02-26", time: "09:00" },
    endsOn: "2025-03-31",
  };
});

const read = (text: string) => readAsked(text, nothingAsked, setting);
const step = (text: string) => nextStep(read(text), setting);

describe("a request in one message", () => {
  test.each<[string, number, string, string]>([
    ["các sở, Di Linh: Báo cáo tình hình cài đặt, hạn 20/3", 20, "Báo cáo tình hình cài đặt", "2024-03-20"],
    ["các sở, Di Linh: hạn 20/3, báo cáo tình hình", 20, "báo cáo tình hình", "2024-03-20"],
    ["Sở Y tế: hồ sơ quá hạn. Hạn báo cáo: thứ Sáu. Gửi qua trục", 1, "hồ sơ quá hạn, Gửi qua trục", "2024-03-01"],
    ["Sở Y tế và Di Linh rà soát các xã, hạn 20/3", 2, "rà soát các xã", "2024-03-20"],
    ["các sở trừ Sở Y tế: họp lúc 16:30: chuẩn bị, hạn mai", 18, "họp lúc 16:30: chuẩn bị", "2024-02-27"],
  ])("%s", (text, count, what, due) => {
    const asked = read(text);
    expect(agenciesAsked(asked, setting.catalogue)).toHaveLength(count);
    expect(asked).toMatchObject({ text: what, due });
    expect(nextStep(asked, setting)).toBe("confirm");
  });

  test("what is missing, doubtful or wrong is asked, one thing after another", () => {
    expect(step("báo cáo tình hình, hạn 20/3")).toBe("whom");
    expect(step("các sở, Sở Ma Thuật: báo cáo, hạn 20/3")).toBe("whom");
    expect(step("Phường 1: báo cáo, hạn 20/3")).toBe("which");
    expect(step("các sở: hạn 20/3")).toBe("text");
    expect(step("các sở: báo cáo")).toBe("due");
    expect(step("các sở: báo cáo, hạn 20/2")).toBe("due");
    expect(step("các sở: báo cáo, hạn 1/4/2025")).toBe("due");
    expect(step("các sở: báo cáo, hạn 8h30 hôm nay")).toBe("due");
    expect(step("các sở: báo cáo, hạn trước 20/3")).toBe("before");
    expect(step("các sở: báo cáo, hạn 23/3")).toBe("rest");
    expect(step("Sở Y tế trừ Sở Y tế: báo cáo, hạn 20/3")).toBe("whom");
  });

  test("a day that was named wrong is no day, and why is kept", () => {
    expect(read("các sở: báo cáo, hạn 20/2")).toMatchObject({ due: null, wrong: { what: "past", day: "2024-02-20" } });
    expect(read("các sở: báo cáo, hạn 1/4/2025").wrong).toMatchObject({ what: "beyond", day: "2025-04-01" });
    expect(read("các sở: báo cáo, hạn 8h30 hôm nay").wrong).toMatchObject({ what: "hour", day: "2024-02-26" });
  });

  test("an hour of its day is kept, and a day of the next year taken", () => {
    expect(read("các sở: báo cáo, trước 16h ngày 12/3")).toMatchObject({
      due: "2024-03-12",
      hour: "16:00",
      text: "báo cáo",
    });
    expect(read("các sở: báo cáo, hạn 15/1/2025")).toMatchObject({ due: "2025-01-15", hour: null, wrong: null });
    const onRestDay = read("các sở: báo cáo, hạn 16h 23/3");
    expect(chooseDue("2024-03-22", onRestDay, setting)).toMatchObject({ due: "2024-03-22", hour: "16:00" });
  });

  test("a rest day is kept where it is chosen again", () => {
    const asked = read("các sở: báo cáo, hạn 23/3");
    expect(nextStep(chooseDue("2024-03-23", asked, setting), setting)).toBe("confirm");
    expect(nextStep(chooseDue("2024-03-24", asked, setting), setting)).toBe("rest");
  });

  test("what was understood stays while the rest is typed again", () => {
    const asked = read("Sở Y tế, Sở Ma Thuật: báo cáo, hạn 20/3");
    const mended = readWhom("Sở Tư pháp", asked, setting);
    expect(mended).toMatchObject({ codes: ["SYT", "STP"], unread: null, text: "báo cáo", due: "2024-03-20" });
    expect(readWhom("Sở Tư pháp", mended, setting).codes).toEqual(["STP"]);
  });

  test("a doubt is settled by one of its choices only", () => {
    const asked = read("Phường 1: báo cáo, hạn 20/3");
    expect(settleDoubt("X24784", asked)!.codes).toEqual(["X24784"]);
    expect(settleDoubt("STP", asked)).toBeNull();
    expect(settleDoubtInWords("bảo lộc", asked)!.codes).toEqual(["X24823"]);
    expect(settleDoubtInWords("phường 1", asked)).toBeNull();
  });
});
