import { writeXlsx } from "hucre";
import { beforeEach, describe, expect, it } from "vitest";
import { planReader } from "../../src/plan/plan-in-force.js";
import { makeOwnWorkbook } from "../../src/summary/own-workbook/make-own.js";
import { translator } from "../../src/text/language.js";
import { fillWorkbook, readFilling } from "../support/fill-workbook.js";
import { botAtDesk, type Chat } from "./desk.js";

let bytes: Uint8Array | null = null;
const desk = botAtDesk({ file: () => bytes });
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

beforeEach(() => desk.reset());

function sent(who: Chat, more: Readonly<Record<string, unknown>> = {}, name = "anh gui.bin", mime_type = xlsx) {
  const document = { file_id: "f", file_unique_id: "f", file_name: name, mime_type, file_size: 9000 };
  return who.sends({ document, ...more });
}

async function filled(code: string, text: string): Promise<Uint8Array> {
  const { id, name, shortName, level } = await desk.db.agency.findFirstOrThrow({ where: { code } });
  const plan = (await planReader(desk.db)())[0]!;
  const order = { agency: { id, code, name, shortName, level }, comesBack: true };
  const made = await makeOwnWorkbook(order, { db: desk.db, plan, now: desk.clock.now(), t: translator("vi") });
  if (!made.ok) throw new Error(made.code);
  return fillWorkbook(made.value.bytes, readFilling(text));
}

describe("a file that comes", () => {
  it("is known by the mark in it, whatever it is called, and handled again shows the same and saves once", async () => {
    const lan = await desk.join("STP");
    bytes = await filled("STP", "V.1 Trạng thái=Hoàn thành | V.2 Tiến độ (%)=40");
    const update = sent(lan);
    await desk.handle(update);
    const shown = lan.last()!;
    expect(shown.text).toContain("tệp báo cáo: 2 dòng mới");
    await desk.handle(update);
    expect(lan.last()!.text).toBe(shown.text);
    expect(await desk.db.draft.count({ where: { personId: lan.personId, state: "open" } })).toBe(1);
    expect(await desk.db.evidence.count({ where: { personId: lan.personId } })).toBe(0);
    const press = lan.presses("Xác nhận 2 dòng");
    await desk.handle(press);
    await desk.handle(press);
    expect(lan.last()!.text).toContain("Đã ghi nhận. Biên nhận");
    expect(await desk.db.receipt.count()).toBe(1);
    expect(await desk.db.statusReport.count()).toBe(2);
  });

  it("with words that report goes with that report; with others it is still a workbook", async () => {
    const lan = await desk.join("STP");
    bytes = await filled("STP", "V.1 Trạng thái=Hoàn thành");
    await desk.handle(sent(lan, { caption: "V.3 xong 5/BC-STP 20/2" }));
    expect(lan.last()!.text).toContain("V.3");
    expect(lan.last()!.text).toContain("Kèm: 1 tệp");
    const hung = await desk.join("STP");
    await desk.handle(sent(hung, { caption: "em gửi lại ạ" }));
    expect(hung.last()!.text).toContain("tệp báo cáo: 1 dòng mới");
  });

  it("that is none of ours is kept for a report, as ever; what cannot be opened is named as well", async () => {
    const lan = await desk.join("STP");
    bytes = await writeXlsx({ sheets: [{ name: "Danh sách", rows: [["Họ tên"]] }] });
    await desk.handle(sent(lan, {}, "baocao.xlsx"));
    expect(lan.last()!.text).toContain("Đã nhận 1 tệp, chưa ghi vào đâu.");
    bytes = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from("EncryptedPackage", "utf16le")]);
    await desk.handle(sent(lan, {}, "bao cao.xlsx"));
    expect(lan.last()!.text).toMatch(/^Không mở được tệp này như tệp báo cáo: tệp đặt mật khẩu/);
    expect(lan.last()!.text).toContain("chưa ghi vào đâu");
    bytes = null;
    await desk.handle(sent(lan, {}, "scan.pdf", "application/pdf"));
    expect(lan.last()!.text).toMatch(/^Đã nhận 3 tệp/);
    expect(await desk.db.evidence.count({ where: { personId: lan.personId } })).toBe(3);
  });

  it("of another agency is refused, and that is noted", async () => {
    const minh = await desk.join("SYT");
    bytes = await filled("STP", "V.1 Trạng thái=Hoàn thành");
    await desk.handle(sent(minh));
    expect(minh.last()!.text).toContain("Tệp này là của Sở Tư pháp, không báo cáo thay được");
    const audit = await desk.db.audit.findMany({ select: { action: true, subject: true } });
    expect(audit).toEqual([{ action: "refuse", subject: "workbook STP" }]);
    expect(await desk.db.draft.count({ where: { personId: minh.personId } })).toBe(0);
  });

  it("while another report is open leaves that one kept, and says so", async () => {
    const lan = await desk.join("STP");
    await desk.handle(lan.says("v3 dang thuc hien 60%"));
    bytes = await filled("STP", "V.1 Trạng thái=Hoàn thành");
    await desk.handle(sent(lan));
    expect(lan.last()!.text).toContain("tệp báo cáo: 1 dòng mới");
    expect(lan.last()!.text).toMatch(/V\.3 .*vẫn giữ/);
  });

  it("is confirmed only as it was shown: a colleague's report in between is shown first", async () => {
    const [lan, hung] = [await desk.join("STP"), await desk.join("STP")];
    bytes = await filled("STP", "V.1 Trạng thái=Hoàn thành | V.2 Tiến độ (%)=40");
    await desk.handle(sent(lan));
    await desk.handle(hung.says("V.2 dang thuc hien 70%"));
    await desk.handle(hung.presses("Xác nhận"));
    await desk.handle(lan.presses("Xác nhận 2 dòng"));
    expect(lan.last()!.text).toMatch(/thay BN-2024-\d{6}/);
    expect(await desk.db.receipt.count()).toBe(1);
  });
});
