import { beforeAll, describe, expect, it } from "vitest";
import { whoseMessage } from "../../src/bot/whose-question.js";
import { understand } from "../../src/grammar/understand.js";
import { readNamed } from "../../src/reporting/names-only.js";
import { openWorld, type World } from "../reporting/world.js";

let world: World;

beforeAll(async () => {
  world = await openWorld("STP");
});

/** As the bot reads it for somebody of the office who is also the focal point of Sở Tư pháp. */
function whose(text: string): string {
  const own = understand(text, world.context);
  const office = understand(text, { ...world.context, agency: "office" });
  const named = readNamed(text, world.context);
  const { tasks } = world.context.catalogue;
  const namesOwn = tasks.find(({ code }) => code === named?.task)?.leads.includes("STP") ?? false;
  return whoseMessage(own, office, { namesOwn, asksWhich: false });
}

describe("for whom somebody of the office who also holds a post writes", () => {
  it.each([
    ...[
      "chỉ tiêu nào không đạt",
      "việc nào sắp đến hạn",
      "báo cáo của Sở Y tế",
      "V.1 thế nào rồi",
      "ai chưa báo cáo V.1",
    ],
    ...["tổng hợp quý I", "có bao nhiêu việc quá hạn", "V.1 Sở Tài chính", "I.1 trễ", "xep hang b3"],
  ])("%s: for the office", (text) => {
    expect(whose(text)).toBe("office");
  });

  it.each([
    ...["V.1 xong 18/KH-STP 23/2", "i10 t1 khong phat sinh", "b3 quy 1 1250/2000", "V.1", "báo cáo V.2"],
    ...["việc của tôi", "đơn vị tôi còn việc gì", "viec", "chi tieu", "tôi còn việc gì", "tro giup", "cảm ơn"],
  ])("%s: for the own agency", (text) => {
    expect(whose(text)).toBe("own");
  });
});
