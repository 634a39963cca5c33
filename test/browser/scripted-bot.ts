import { Bot, InlineKeyboard, InputFile } from "grammy";
import { samplePhoto } from "../../src/sandbox/samples.js";

/** A few steps in the manner of the product, enough to drive the page. */
export function scriptedBot(token: string, apiRoot: string): Bot {
  const bot = new Bot(token, { client: { apiRoot } });
  bot.command("start", (ctx) =>
    ctx.match
      ? ctx.reply(`Mã ${ctx.match} dành cho đầu mối của Sở Tư pháp.\nLiên kết tài khoản Telegram này?`, {
          reply_markup: new InlineKeyboard().text("Xác nhận", "join").text("Không phải tôi", "no"),
        })
      : ctx.reply(
          "Bot này dành cho đầu mối các cơ quan của tỉnh. Xin mã mời tại Văn phòng UBND tỉnh, rồi gửi mã vào đây.",
        ),
  );
  bot.hears("viec", (ctx) =>
    ctx.reply(
      [
        "Sở Tư pháp · thứ Hai 26/02/2024",
        "🔴 Quá hạn (1)",
        "I.10 tháng 01 · quá hạn 26 ngày",
        "🟡 Đến hạn trong 7 ngày (2)",
        "V.1 · Kế hoạch rà soát, đánh giá TTHC · đến hết thứ Năm 29/02",
        "I.10 tháng 02 · Công khai danh sách chậm trễ · đến hết thứ Năm 29/02",
        "⚪ Sau đó: 11 việc · ✅ Đã báo cáo: 3",
      ].join("\n"),
      {
        reply_markup: new InlineKeyboard()
          .text("I.10 tháng 01", "d:1")
          .row()
          .text("V.1", "d:2")
          .row()
          .text("I.10 tháng 02", "d:3")
          .row()
          .text("Xem 11 việc khác", "later")
          .text("Đã báo cáo", "done"),
      },
    ),
  );
  bot.callbackQuery(/^d:/, async (ctx) => {
    await ctx.answerCallbackQuery();
    await ctx.editMessageText(
      "V.1 · Ban hành Kế hoạch rà soát, đánh giá TTHC của các đơn vị\nSở Tư pháp chủ trì · đến hết thứ Năm 29/02/2024",
      {
        reply_markup: new InlineKeyboard()
          .text("Hoàn thành", "s:done")
          .text("Đang thực hiện", "s:doing")
          .row()
          .text("Có vướng mắc", "s:blocked")
          .text("Chưa thực hiện", "s:not")
          .row()
          .text("Quay lại", "back"),
      },
    );
  });
  bot.callbackQuery("s:done", async (ctx) => {
    await ctx.answerCallbackQuery("Đã chọn: Hoàn thành");
    await ctx.editMessageText("V.1 · Hoàn thành\nSố và ngày văn bản? Ví dụ: 18/KH-STP 23/02/2024");
  });
  bot.callbackQuery(["join", "no", "later", "done", "back"], (ctx) => ctx.answerCallbackQuery("Nút này chỉ để xem"));
  bot.hears(/KH-STP/, (ctx) =>
    ctx.reply(
      "<b>Đã ghi nhận.</b> Biên nhận BN-2024-000123\nSở Tư pháp · V.1 · Hoàn thành · đúng hạn\nSửa được đến hết 07/03/2024. Xem /viec hoặc https://lamdong.gov.vn/ke-hoach.",
      { parse_mode: "HTML" },
    ),
  );
  bot.hears("bieu do", (ctx) =>
    ctx.replyWithPhoto(new InputFile(samplePhoto().bytes, "bieu-do.png"), { caption: "Chỉ tiêu quý I/2024" }),
  );
  bot.hears("tong hop", (ctx) => ctx.replyWithDocument(new InputFile(Buffer.from("PK"), "tong-hop-quy-I.xlsx")));
  bot.on("message:photo", (ctx) => ctx.reply("Đã nhận ảnh."));
  bot.on("message:document", (ctx) => ctx.reply(`Đã nhận tệp ${ctx.message.document.file_name}.`));
  bot.on("message", (ctx) => ctx.reply("Chưa hiểu. Ví dụ: viec"));
  bot.catch(() => {});
  return bot;
}
