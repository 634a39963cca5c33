import { describe, expect, test } from "vitest";
import { invitationSheet, type SheetEntry } from "../../src/operator/invitation-sheet.js";
import { translator } from "../../src/text/language.js";

const t = translator("vi");
const entry: SheetEntry = {
  whom: "đầu mối Sở Tư pháp",
  code: "K7Q4M2PX",
  link: "https://t.me/dau_moi_bot?start=K7Q4M2PX",
  expiresAt: new Date("2024-03-04T07:30:00+07:00"),
};
const both = { telegram: true, zalo: true };
const telegram =
  "<p>Telegram: quét mã QR hoặc mở https://t.me/dau_moi_bot?start=K7Q4M2PX, bấm Bắt đầu (Start), rồi bấm Xác nhận.</p>";
const zalo = "<p>Zalo: mở bot của tỉnh, gửi LIENKET K7Q4M2PX, rồi trả lời &#34;có&#34;.</p>";

describe("the sheet of invitations", () => {
  test("says for whom, the code, how to join, until when, with the link as a picture", async () => {
    const page = await invitationSheet([entry], both, t);
    for (const part of ["<h2>Đầu mối Sở Tư pháp</h2>", ">K7Q4M2PX</p>", telegram, zalo, "<svg"])
      expect(page).toContain(part);
    expect(page).toContain("Dùng một lần, đến 07:30 ngày 04/03/2024.");
  });

  test("needs nothing from outside", async () => {
    const page = await invitationSheet([entry], both, t);
    const addresses = page.match(/https?:[^"'\s<,]+/g);
    expect(new Set(addresses)).toEqual(new Set([entry.link, "http://www.w3.org/2000/svg"]));
    expect(page).not.toMatch(/<(script|link|img|iframe)\b|@import|url\(/);
  });

  test("without the bot's name tells what to type, and draws nothing", async () => {
    const page = await invitationSheet([{ ...entry, link: null }], both, t);
    expect(page).toContain("<p>Telegram: mở bot của tỉnh, gửi /start K7Q4M2PX, rồi bấm Xác nhận.</p>");
    expect(page).not.toContain("<svg");
  });

  test("names only the messengers that there are", async () => {
    expect(await invitationSheet([entry], { telegram: true, zalo: false }, t)).not.toContain("Zalo");
    expect(await invitationSheet([entry], { telegram: false, zalo: true }, t)).not.toContain("Telegram");
  });

  test("whatever agencies are called", async () => {
    const page = await invitationSheet([{ ...entry, whom: 'đầu mối <b>"A & B"</b>' }], both, t);
    expect(page).toContain("<h2>Đầu mối &#60;b&#62;&#34;A &#38; B&#34;&#60;/b&#62;</h2>");
  });
});
