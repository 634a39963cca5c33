import { describe, expect, it } from "vitest";
import { readAskedOfPlan } from "../../src/text/asks-of-plan.js";

describe("what is asked of the plan itself", () => {
  it.each([
    "ai phoi hop I.9",
    "V.1 ai chủ trì, ai phối hợp",
    "cơ quan nào chủ trì nhiệm vụ V.1?",
    "đơn vị nào phối hợp với V.2",
    "phối hợp V.1 gồm những ai",
  ])("%s: who", (text) => {
    expect(readAskedOfPlan(text)).toEqual({ asks: "who" });
  });

  it.each([
    ["tìm nhiệm vụ số hóa", "số hóa"],
    ["nhiệm vụ nào về dân cư", "dân cư"],
    ["tra cuu viec lien quan den ly lich tu phap", "ly lich tu phap"],
  ])("%s: where", (text, words) => {
    expect(readAskedOfPlan(text)).toEqual({ asks: "where", words });
  });

  it.each([
    "V.2 vướng mắc: chưa xác định cơ quan nào chủ trì",
    "V.2 chưa thực hiện do không biết cơ quan nào phối hợp",
    "Cơ quan chủ trì chưa có văn bản hướng dẫn nên V.2 chưa thực hiện",
    "cơ quan chủ trì V.1 đã hoàn thành",
    "đơn vị phối hợp V.1 xong, 18/KH-STP 23/2",
    "VII.6 đang thực hiện, hồ sơ nào phối hợp giải quyết được thì đã số hóa",
    "việc gì nữa",
    "việc nào gấp",
    "việc nào bị trả lại",
    "việc nào quá hạn",
  ])("%s reports, or asks for something else", (text) => {
    expect(readAskedOfPlan(text)).toBeNull();
  });
});
