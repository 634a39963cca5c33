import type { Update } from "grammy/types";
import { beforeAll, describe, expect, it } from "vitest";
import { hashPin } from "../../src/people/pins.js";
import { botAtDesk, type Chat } from "./desk.js";

const desk = botAtDesk();
let lan: Chat; // of Sở Tư pháp
let hoa: Chat; // of the office
let dung: Chat; // its lead

beforeAll(async () => {
  [lan, hoa, dung] = [await desk.join("STP"), await desk.join(null), await desk.join(null)];
  const lead = await desk.db.post.create({ data: { role: "lead", key: "lead:" } });
  await desk.db.holding.updateMany({ where: { personId: dung.personId }, data: { postId: lead.id } });
});

async function answersTo(chat: Chat, update: Update): Promise<readonly string[]> {
  const before = chat.count();
  await desk.handle(update);
  return chat.since(before).map(({ text }) => text);
}

/** Handled as the lanes do: once more where it failed. */
async function handleWithFailure(update: Update, call: number): Promise<boolean> {
  const failed = desk.failAt(call);
  await desk.handle(update).catch(() => {});
  if (!failed()) return false;
  await desk.handle(update);
  return true;
}

describe("who asks never decides", () => {
  it.each([
    ["grant:e:1:1", "extension 1"],
    ["refuse:e:1:1", "extension 1"],
    ["grant:c:1:1", "change 1"],
    ["unreturn:1:1", "return 1"],
    ["return:BN-2024-000001", "return BN-2024-000001"],
    ["waiting:1", "decide"],
    ["approve:2024-Q1", "approve 2024-Q1"],
    ["reopen:2024-Q1", "reopen 2024-Q1"],
    ["approve:x'; drop", "approve quarter"],
  ])("%s", async (data, subject) => {
    const audits = await desk.db.audit.count();
    expect(await answersTo(lan, lan.forges(data))).toEqual([
      "Phần này dành cho Văn phòng UBND tỉnh. Việc của mình xem ở /viec.",
    ]);
    const entries = await desk.db.audit.findMany({ orderBy: { id: "asc" }, skip: audits });
    expect(entries).toMatchObject([{ action: "refuse", personId: lan.personId, subject }]);
  });

  it("nor does who is of the office and not its lead approve", async () => {
    const [said] = await answersTo(hoa, hoa.forges("approve:2024-Q1"));
    expect(said).toBe("Duyệt và mở lại kỳ do lãnh đạo Văn phòng làm.");
    expect(await desk.db.approval.count()).toBe(0);
  });

  it("what is another agency's is neither mended nor extended", async () => {
    const { id } = await desk.db.duty.findFirstOrThrow({ where: { task: { code: "V.1" }, agency: { code: "SYT" } } });
    for (const data of [`extend:${id}`, "mend:99", "returned:99"])
      expect(await answersTo(lan, lan.forges(data))).toEqual([
        "Việc này không thuộc cơ quan của đồng chí. Xem việc của mình: /viec",
      ]);
  });
});

describe("a return that is taken back", () => {
  it("is told to nobody where nobody of the agency is left, and says so", async () => {
    const [minh, mai] = [await desk.join("SNV"), await desk.join(null)];
    await desk.handle(minh.says("V.1 xong 18/KH-SNV 23/2"));
    await desk.handle(minh.presses("Xác nhận"));
    const { number } = await desk.db.receipt.findFirstOrThrow({ orderBy: { id: "desc" } });
    await desk.db.holding.deleteMany({ where: { personId: minh.personId } });
    await desk.handle(mai.says(`tra lai ${number}: thieu phu luc`));
    await desk.handle(mai.presses("Trả lại"));
    await desk.handle(mai.says("/duyet"));
    await desk.handle(mai.presses("Thôi trả lại V.1 Sở Nội vụ"));
    expect(mai.last()!.text).toContain("Đã thôi trả lại V.1 của Sở Nội vụ. Đơn vị chưa có ai liên kết: gọi để báo.");
  });
});

describe("a PIN", () => {
  const typed = "482017";

  /** As the inbox keeps it. */
  async function stored(update: Update): Promise<Update> {
    const at = new Date();
    const row = { channel: "telegram", bot: "1", updateId: String(update.update_id), receivedAt: at, nextAt: at };
    await desk.db.inboxUpdate.create({ data: { ...row, id: BigInt(update.update_id), update: update as object } });
    return update;
  }

  it("is kept as scrypt alone: neither the update, nor the conversation, nor a question holds its digits", async () => {
    await desk.handle(dung.says("/pin"));
    for (const text of ["48 20 17", typed]) await desk.handle(await stored(dung.says(text)));
    expect(await desk.db.pin.count({ where: { personId: dung.personId } })).toBe(1);
    const held = await desk.db.$queryRaw<{ text: string }[]>`
      SELECT update::text AS text FROM "InboxUpdate" UNION ALL SELECT value::text FROM "ConversationState"
      UNION ALL SELECT data::text FROM "Question" UNION ALL SELECT hash FROM "Pin"
      UNION ALL SELECT concat(subject, old, new) FROM "Audit"`;
    expect(held.filter(({ text }) => /48 ?20 ?17/.test(text))).toEqual([]);
    expect(desk.sent.some(({ method }) => method === "deleteMessage")).toBe(true);
  });

  it("is not shown back where its step was left; the step stays open where nothing else was said", async () => {
    await desk.handle(dung.says("/duyet quý I"));
    await desk.handle(dung.presses("Duyệt và khóa"));
    expect(await answersTo(dung, dung.says("khoan đã"))).toEqual([
      expect.stringMatching(/^Mã PIN gồm đúng 6 chữ số.*\nGõ mã PIN 6 chữ số để duyệt và khóa quý I\/2024/),
    ]);
    await desk.handle(dung.says("V.1 Sở Nội vụ"));
    expect(await answersTo(dung, dung.says("135790"))).toContainEqual(
      expect.stringMatching(/^Không có bước nào đang chờ mã PIN/),
    );
    expect(await desk.db.approval.count()).toBe(0);
  });

  it("opens the one thing that it was asked for, once, whatever call failed", async () => {
    await desk.db.pin.upsert({
      where: { personId: dung.personId },
      create: { personId: dung.personId, hash: await hashPin(typed), setAt: new Date() },
      update: {},
    });
    for (let call = 0, failed = true; failed; call++) {
      await desk.db.approval.deleteMany();
      await desk.handle(dung.says("/duyet quý I"));
      await desk.handle(dung.presses("Duyệt và khóa"));
      failed = await handleWithFailure(await stored(dung.says(typed)), call);
      expect(await desk.db.approval.count()).toBe(1);
      expect(dung.last()?.text).toMatch(/^Đã duyệt và khóa quý I\/2024/);
    }
    expect(await answersTo(dung, dung.forges("reopen:2024-Q1"))).toEqual([
      expect.stringMatching(/^Gõ mã PIN 6 chữ số để mở lại quý I\/2024/),
    ]);
    await desk.db.approval.deleteMany();
  });
});

describe("a wish for more time, handled again after any call that failed", () => {
  it("is asked once, and answered as if nothing had failed", async () => {
    const moves = [
      () => lan.says("/giahan V.1"),
      () => lan.says("15/3"),
      () => lan.says("chờ ý kiến"),
      () => lan.presses("Gửi"),
    ];
    for (const [failing] of moves.entries()) {
      for (let call = 0, failed = true; failed; call++) {
        await desk.db.extension.deleteMany();
        failed = false;
        for (const [index, move] of moves.entries()) {
          if (index === failing) failed = await handleWithFailure(move(), call);
          else await desk.handle(move());
        }
        expect(await desk.db.extension.count()).toBe(1);
        expect(lan.last()?.text).toMatch(/^Đã gửi đề nghị gia hạn V\.1 đến thứ Sáu 15\/03\/2024\./);
      }
    }
  });

  it("is sent by its own button only: one of an earlier question is old", async () => {
    await desk.handle(lan.says("xin gia hạn V.1 đến 15/3 vì chờ ý kiến"));
    const old = lan.dataOf("Gửi")!;
    await desk.handle(lan.says("xin gia hạn V.1 đến 20/3 vì chờ ý kiến"));
    const [said] = await answersTo(lan, lan.forges(old));
    expect(said).toMatch(/^Lựa chọn này đã cũ/);
  });
});

describe("why", () => {
  /** A return of a report of Sở Y tế that waits for its reason; the way to ask once more. */
  async function aReturn(): Promise<() => Promise<void>> {
    const minh = await desk.join("SYT");
    await desk.handle(minh.says("v1 xong 18/KH-SYT 23/2"));
    await desk.handle(minh.says("ok"));
    const { number } = await desk.db.receipt.findFirstOrThrow({ orderBy: { id: "desc" } });
    return () => desk.handle(hoa.says(`trả lại ${number}`));
  }

  it("is neither a bare yes nor a bare no, with or without accents", async () => {
    const ask = await aReturn();
    await ask();
    for (const text of ["có", "khong", "không", "ok", "vâng ạ", "đồng ý", "👍"]) {
      const [said] = await answersTo(hoa, hoa.says(text));
      expect(said, text).toContain("Chưa rõ lý do");
    }
    const [read] = await answersTo(hoa, hoa.says("chưa đúng"));
    expect(read).toContain("Lý do: chưa đúng");
  });

  it("is not what the office asks meanwhile", async () => {
    const ask = await aReturn();
    for (const text of ["tổng hợp quý I", "đơn vị nào chưa báo cáo V.1", "tong hop"]) {
      await ask();
      const [said] = await answersTo(hoa, hoa.says(text));
      expect(said, text).not.toContain("Lý do");
    }
    for (const text of ["chưa báo cáo đủ các xã", "số liệu tổng hợp quý I chưa khớp"]) {
      await ask();
      const [said] = await answersTo(hoa, hoa.says(text));
      expect(said, text).toContain(`Lý do: ${text}`);
    }
  });

  it("a request is not withdrawn for a bare no, and its reason is a reason", async () => {
    await desk.handle(hoa.says("/giaoviec Sở Tư pháp: Báo cáo chữ ký số, hạn 20/3"));
    await desk.handle(hoa.presses("Gửi"));
    await desk.handle(hoa.presses("Xem kết quả"));
    await desk.handle(hoa.presses("Thu hồi"));
    for (const text of ["không", "😀", "x".repeat(501)]) {
      const [said] = await answersTo(hoa, hoa.says(text));
      expect(said, text).toMatch(/^(?:Chưa rõ lý do|Lý do dài)/);
    }
    expect(await desk.db.request.count({ where: { withdrawnAt: { not: null } } })).toBe(0);
    await desk.handle(hoa.says("nhầm văn bản"));
    expect(hoa.last()!.text).toContain("Lý do gửi 1 đơn vị: nhầm văn bản");
    expect(await desk.db.request.count({ where: { withdrawnAt: { not: null } } })).toBe(0);
    await desk.handle(hoa.presses("Xác nhận"));
    expect(hoa.last()!.text).toContain("Đã thu hồi");
  });
});

describe("/huy", () => {
  it("leaves a question and says so; its buttons are old, and handled again it says the same", async () => {
    // What the tests before it began and kept.
    for (let kept = 0; kept < 4; kept += 1) await desk.handle(hoa.says("/huy"));
    await desk.handle(hoa.says("/giaoviec Sở Tư pháp: Báo cáo chữ ký số, hạn 20/3"));
    const old = hoa.dataOf("Sửa")!;
    const leave = hoa.says("/huy");
    expect(await answersTo(hoa, leave)).toEqual([expect.stringMatching(/^Đã thôi, chưa làm gì\./)]);
    expect(await answersTo(hoa, leave)).toEqual([expect.stringMatching(/^Đã thôi, chưa làm gì\./)]);
    expect((await answersTo(hoa, hoa.forges(old)))[0]).toContain("đã cũ");
    expect((await answersTo(hoa, hoa.says("/huy")))[0]).toContain("Không có báo cáo nào đang mở");
  });

  it("leaves the question for a name", async () => {
    await desk.handle(hoa.says("/ten"));
    expect(await answersTo(hoa, hoa.says("/huy"))).toEqual(["Đã thôi, chưa làm gì."]);
  });
});

describe("a quarter", () => {
  it.each(["/duyet quý I/2023", "/duyet quy I 2025"])("%s: of a year without a plan is said so", async (text) => {
    const [said] = await answersTo(dung, dung.says(text));
    expect(said).toMatch(/^Chưa có kế hoạch năm 202[35]\. Các năm đang có: 2024\.$/);
  });

  it("that has not begun is not approved", async () => {
    const [said] = await answersTo(dung, dung.says("/duyet quý II"));
    expect(said).toBe("Chưa duyệt được quý II/2024: kỳ này chưa bắt đầu.");
    const [pressed] = await answersTo(dung, dung.forges("approve:2024-Q4"));
    expect(pressed).toBe("Chưa duyệt được quý IV/2024: kỳ này chưa bắt đầu.");
  });
});

describe("a nudge", () => {
  it.each(["/nhac b3 quý I", "nhắc các đơn vị chưa báo cáo b3"])(
    "%s: nobody is nudged for duties where figures were said",
    async (text) => {
      await desk.handle(hoa.says(text));
      expect(hoa.last()!.text).toBe("Chỉ nhắc theo đầu việc, chưa nhắc theo chỉ tiêu CT-b3.");
      expect(
        hoa
          .last()!
          .keyboard.flat()
          .map((button) => button.text),
      ).toEqual(["Ai chưa có số liệu"]);
      await desk.handle(hoa.forges("sendnudge:indicator:CT-b3@2024-Q1"));
      expect(hoa.last()!.text).toContain("chưa nhắc theo chỉ tiêu CT-b3");
      expect(await desk.db.nudge.count()).toBe(0);
    },
  );

  it("what names nothing is said again only as far as it is read at a glance", async () => {
    for (const text of [`/nhac ${"x".repeat(3900)}`, `tổng hợp ${"y".repeat(900)}`]) {
      const before = hoa.count();
      await desk.handle(hoa.says(text));
      expect(
        hoa
          .since(before)
          .map((one) => one.text.length)
          .reduce((sum, count) => sum + count),
      ).toBeLessThan(1200);
    }
  });
});
