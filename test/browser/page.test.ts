import type { Bot } from "grammy";
import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { success } from "../../src/outcome.js";
import { SandboxClock } from "../../src/sandbox/clock.js";
import { type RunningSandbox, startSandbox } from "../../src/sandbox/server.js";
import { sandboxToken, TelegramStandIn } from "../../src/sandbox/telegram/stand-in.js";
import { ZaloStandIn, zaloSandboxToken } from "../../src/sandbox/zalo/stand-in.js";
import { startPolling } from "../support/polling-bot.js";
import { keepPicture, type OpenBrowser, openBrowser } from "./browser.js";
import { scriptedBot } from "./scripted-bot.js";

const lan = "telegram:5000001";
const hoa = "telegram:5000003";

const report = { label: "report", text: "V.1 hoàn thành 18/KH-STP", fillsIn: true, subject: "V.1" } as const;
const code = { label: "code", text: "SYT" } as const;

let browser: OpenBrowser;
let sandbox: RunningSandbox;
let telegram: TelegramStandIn;
let clock: SandboxClock;
let bot: Bot;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  clock = new SandboxClock("2024-02-26T07:30");
  telegram = new TelegramStandIn({ clock });
  telegram.addPhone(lan, "Sở Tư pháp");
  telegram.addPhone("telegram:5000002", "UBND huyện Di Linh");
  telegram.addPhone(hoa, "Văn phòng UBND tỉnh");
  telegram.addPhone("telegram:5000009", "Người lạ");
  for (const id of [lan, "telegram:5000002", hoa]) telegram.meet(id);
  const zalo = new ZaloStandIn({ clock });
  zalo.addPhone("zalo:5000001", "Sở Tư pháp");
  sandbox = await startSandbox({
    port: 0,
    clock,
    messengers: [telegram, zalo],
    trials: (id) => (id === lan ? [{ label: "work", text: "viec" }, report] : id.endsWith("9") ? [code] : []),
    help: {
      nextMorning: async () => "2024-02-27T08:00",
      agencies: async () => [{ code: "SYT", name: "Sở Y tế" }],
      invite: async ({ target }) => success(target === "SYT" ? "K7Q4M2PX" : "QQQQ2222"),
    },
  });
  bot = scriptedBot(sandboxToken, sandbox.apiRoot("telegram"));
  await bot.api.setMyCommands([
    { command: "viec", description: "Việc của đơn vị" },
    { command: "chitieu", description: "Chỉ tiêu" },
    { command: "trogiup", description: "Trợ giúp" },
  ]);
  await startPolling(bot);
});
afterEach(async () => {
  await bot.stop();
  await sandbox.close();
});

/** What went wrong on a page: errors of its scripts, requests to anywhere else. */
const found = new WeakMap<Page, string[]>();

async function finish(page: Page): Promise<void> {
  expect(found.get(page)).toEqual([]);
  await page.close();
}

async function openPage(size: { width: number; height: number }): Promise<Page> {
  const page = await browser.page(size);
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  // Nothing may come from anywhere but this server.
  page.on("request", (request) => {
    if (!request.url().startsWith(sandbox.address) && !request.url().startsWith("data:")) problems.push(request.url());
  });
  found.set(page, problems);
  await page.goto(sandbox.address);
  await page.getByRole("heading", { name: "Đầu Mối" }).waitFor();
  return page;
}

/** What the page's own code knows of an image: these files are compiled without a browser's types. */
interface Picture {
  readonly naturalWidth: number;
  decode(): Promise<void>;
}

const phone = (page: Page, owner: string): Locator =>
  page.locator(".owner", { has: page.getByRole("heading", { name: owner, includeHidden: true }) });

async function say(person: Locator, text: string): Promise<void> {
  await person.getByPlaceholder("Nhắn tin…").fill(text);
  await person.getByPlaceholder("Nhắn tin…").press("Enter");
}

test("four people side by side, a report by buttons, a toast, an edit, a receipt", async () => {
  const page = await openPage({ width: 1280, height: 800 });
  await page.locator(".owner").nth(3).waitFor();
  const sizes = await page.locator(".owner").evaluateAll((all) => all.map((one) => one.getBoundingClientRect()));
  expect(new Set(sizes.map(({ top }) => top)).size).toBe(1);
  expect(Math.max(...sizes.map(({ right }) => right))).toBeLessThanOrEqual(1280);

  const own = phone(page, "Sở Tư pháp");
  await say(own, "viec");
  await own.getByRole("button", { name: "V.1", exact: true }).waitFor();
  await keepPicture(page, "desktop-work");
  await own.getByRole("button", { name: "V.1", exact: true }).click();
  await own.getByRole("button", { name: "Hoàn thành" }).click();
  await own.getByText("Số và ngày văn bản?").waitFor();
  await own.getByText("Đã chọn: Hoàn thành").waitFor();
  expect(await own.locator(".message.theirs").count()).toBe(1);
  expect(await own.locator(".meta", { hasText: "đã sửa" }).count()).toBe(1);
  await keepPicture(page, "desktop-toast");
  await say(own, "18/KH-STP 23/2");
  await own.getByText("Biên nhận BN-2024-000123").waitFor();
  expect(await own.locator(".text b").textContent()).toBe("Đã ghi nhận.");
  expect(await own.getByRole("link", { name: "https://lamdong.gov.vn/ke-hoach" }).getAttribute("rel")).toContain(
    "noopener",
  );
  await own.getByRole("button", { name: "/viec" }).last().click();
  await own.getByText("Chưa hiểu").waitFor();

  await say(own, "bieu do");
  const picture = own.getByRole("img", { name: "Ảnh" });
  // Its frame is there before its bytes are.
  const width = await picture.evaluate(async (image: Picture) => {
    await image.decode();
    return image.naturalWidth;
  });
  expect(width).toBe(240);
  await say(own, "tong hop");
  await own.getByRole("link", { name: "tong-hop-quy-I.xlsx" }).waitFor();
  await keepPicture(page, "desktop-files");
  await finish(page);
});

test("the stranger starts, the menu offers the commands, a link opens this bot", async () => {
  const page = await openPage({ width: 1280, height: 800 });
  const stranger = phone(page, "Người lạ");
  await stranger.getByRole("button", { name: "Bắt đầu" }).click();
  await stranger.getByText("Xin mã mời").waitFor();
  await stranger.getByRole("button", { name: "Lệnh" }).click();
  await stranger.getByRole("menuitem", { name: "/trogiup" }).waitFor();
  await keepPicture(page, "desktop-commands");
  await page.keyboard.press("Escape");
  await stranger.getByPlaceholder("Nhắn tin…").fill("/ch");
  await stranger.getByRole("button", { name: "/chitieu Chỉ tiêu" }).waitFor();
  await say(stranger, "Xem https://t.me/dau_moi_sandbox_bot?start=K7Q4M2PX");
  await stranger.getByRole("link", { name: /K7Q4M2PX/ }).click();
  await stranger.getByText("Mã K7Q4M2PX dành cho").waitFor();
  await finish(page);
});

test("the clock moves, a reminder is announced, also on a locked screen", async () => {
  const page = await openPage({ width: 1280, height: 800 });
  clock.onMove(
    () =>
      void bot.api.sendMessage(
        5_000_001,
        "Sở Tư pháp: 1 việc quá hạn, 2 việc đến hạn thứ Năm 29/02.\n🔴 I.10 tháng 01",
      ),
  );
  await page.getByRole("button", { name: "08:00 sáng nay" }).waitFor();
  await page.getByRole("button", { name: "Sáng hôm sau 08:00" }).click();
  const own = phone(page, "Sở Tư pháp");
  await own.getByRole("button", { name: /Thông báo từ Đầu Mối: Sở Tư pháp: 1 việc quá hạn/ }).waitFor();
  await page.getByText("thứ Ba 27/02/2024").first().waitFor();
  expect(await page.locator(".clock-time").textContent()).toBe("08:00");
  await keepPicture(page, "desktop-notification");

  await own.getByRole("button", { name: "Tắt màn hình" }).click();
  await own.getByText("Không có thông báo mới").waitFor();
  await page.getByRole("button", { name: "+1 ngày" }).click();
  const card = own.getByRole("button", { name: /Thông báo từ Đầu Mối/ });
  await card.waitFor();
  await keepPicture(page, "desktop-locked");
  await card.click();
  await own.getByText("🔴 I.10 tháng 01").last().waitFor();

  await page.getByLabel("Chọn ngày giờ").fill("20/3/2024 9h");
  await page.getByRole("button", { name: "Đặt" }).click();
  await page.getByText("thứ Tư 20/03/2024").first().waitFor();
  await finish(page);
});

test("faults, blocking and what was typed", async () => {
  const page = await openPage({ width: 1280, height: 800 });
  await page.getByRole("button", { name: "Sự cố" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Sự cố").selectOption("429 gửi quá nhanh");
  await dialog.getByLabel("Với ai").selectOption("Sở Tư pháp · Telegram");
  await dialog.getByLabel("Lời gọi").selectOption("sendMessage");
  await dialog.getByRole("button", { name: "Gây sự cố" }).click();
  await dialog.getByText("429 gửi quá nhanh · Sở Tư pháp · sendMessage · còn 1 lần").waitFor();
  await keepPicture(page, "desktop-faults");
  await dialog.getByRole("button", { name: "Đóng" }).click();
  await expect(bot.api.sendMessage(5_000_001, "?")).rejects.toMatchObject({ error_code: 429 });

  const own = phone(page, "Sở Tư pháp");
  await own.getByRole("button", { name: "Thêm" }).click();
  await own.getByRole("menuitem", { name: "Chặn bot" }).click();
  await own.getByText("Đã chặn bot").waitFor();
  await expect(bot.api.sendMessage(5_000_001, "?")).rejects.toMatchObject({ error_code: 403 });
  await own.getByRole("button", { name: "Bỏ chặn" }).click();

  const office = phone(page, "Văn phòng UBND tỉnh");
  await say(office, "chao");
  await office.getByText("Chưa hiểu").waitFor();
  await office.locator(".message.mine").first().hover();
  await office.getByRole("button", { name: "Thao tác với tin này" }).first().click();
  await office.getByRole("menuitem", { name: "Sửa" }).click();
  await say(office, "viec");
  await office.locator(".message.mine .meta", { hasText: "đã sửa" }).waitFor();
  await office.locator(".message.theirs").first().hover();
  await office.locator(".message.theirs").getByRole("button", { name: "Thao tác với tin này" }).first().click();
  await office.getByRole("menuitem", { name: "Trả lời" }).click();
  await say(office, "dòng một");
  await office.locator(".quote", { hasText: "Chưa hiểu" }).waitFor();
  await office.getByRole("button", { name: "Đính kèm" }).click();
  await office.getByRole("menuitem", { name: "Tệp mẫu" }).click();
  await office.getByText("Đã nhận tệp cong-van.pdf.").waitFor();
  // What was typed is the caption, and leaves the composer.
  await office.getByPlaceholder("Nhắn tin…").fill("V.1 xong 18/KH-STP 23/2");
  await office.getByRole("button", { name: "Đính kèm" }).click();
  await office.getByRole("menuitem", { name: "Ảnh mẫu" }).click();
  await office.locator(".message.mine", { hasText: "V.1 xong 18/KH-STP 23/2" }).locator("img").waitFor();
  expect(await office.getByPlaceholder("Nhắn tin…").inputValue()).toBe("");
  await finish(page);
});

test("Zalo's manner: no buttons, links, a switch, a notification from the other app", async () => {
  const page = await openPage({ width: 1280, height: 800 });
  const own = phone(page, "Sở Tư pháp");
  expect(await phone(page, "Người lạ").getByRole("button", { name: "Zalo" }).count()).toBe(0);
  await own.getByRole("button", { name: "Zalo" }).click();
  await own.locator(".case.zalo").waitFor();
  expect(await own.getByRole("button", { name: "Lệnh" }).count()).toBe(0);
  await say(own, "viec");
  await own.locator(".message.mine", { hasText: "viec" }).waitFor();
  const { chat_id } = await zaloChat();
  await callZalo("sendMessage", {
    chat_id,
    text: "1. V.1\n2. I.10\nTrả lời bằng số 1–2. Tệp: http://127.0.0.1/files/a.xlsx",
  });
  expect(await own.getByRole("link").getAttribute("href")).toBe("http://127.0.0.1/files/a.xlsx");
  expect(await own.locator(".keys").count()).toBe(0);
  await keepPicture(page, "desktop-zalo");

  await bot.api.sendMessage(5_000_001, "Tin trên Telegram");
  await own.getByRole("button", { name: "Thông báo từ Đầu Mối: Tin trên Telegram" }).click();
  await own.locator(".case.telegram").getByText("Tin trên Telegram").waitFor();
  await finish(page);
});

// biome-ignore lint/suspicious/noExplicitAny: the answers of a foreign API
async function callZalo(method: string, body: object): Promise<any> {
  const response = await fetch(`${sandbox.apiRoot("zalo")}/bot${zaloSandboxToken}/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return response.json();
}

async function zaloChat(): Promise<{ chat_id: string }> {
  const { result } = await callZalo("getUpdates", { timeout: 30 });
  return { chat_id: result.message.chat.id };
}

test("English with one press", async () => {
  const page = await openPage({ width: 1280, height: 800 });
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("button", { name: "Next morning 08:00" }).waitFor();
  await page.getByRole("button", { name: "Help" }).click();
  await keepPicture(page, "desktop-help-en");
  await page.getByRole("dialog").getByText("Move the clock to the next").waitFor();
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Tiếng Việt" }).click();
  await finish(page);
});

test("on a phone: tabs, nothing wider than the screen, a badge for who is behind", async () => {
  const page = await openPage({ width: 360, height: 740 });
  await page.getByRole("tab", { name: "Sở Tư pháp" }).waitFor();
  const own = phone(page, "Sở Tư pháp");
  await say(own, "viec");
  await own.getByRole("button", { name: "Xem 11 việc khác" }).waitFor();
  await keepPicture(page, "phone-work");
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
  expect(await phone(page, "UBND huyện Di Linh").isVisible()).toBe(false);

  await bot.api.sendMessage(5_000_003, "1 việc quá hạn");
  await page.getByLabel("1 tin chưa đọc").waitFor();
  await page.getByRole("button", { name: "Văn phòng UBND tỉnh 1 việc quá hạn" }).waitFor();
  await keepPicture(page, "phone-badge");
  await page.getByRole("tab", { name: /Văn phòng UBND tỉnh/ }).click();
  await phone(page, "Văn phòng UBND tỉnh").getByText("1 việc quá hạn").waitFor();
  await page.keyboard.press("ArrowRight");
  await phone(page, "Người lạ").getByRole("button", { name: "Bắt đầu" }).waitFor();
  await keepPicture(page, "phone-stranger");
  await finish(page);
});

test("a newcomer taps: work, a report to complete, a code, one person more; the marks are drawn", async () => {
  const page = await openPage({ width: 1024, height: 700 });
  const bar = await page.locator(".bar button:visible, .bar input:visible").evaluateAll((all) =>
    all.map((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      return { left, right, top, bottom };
    }),
  );
  for (const [index, a] of bar.entries())
    for (const b of bar.slice(index + 1))
      expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(true);

  const own = phone(page, "Sở Tư pháp");
  await own.getByRole("button", { name: "Báo cáo V.1 xong…" }).click();
  expect(await own.getByPlaceholder("Nhắn tin…").inputValue()).toBe("V.1 hoàn thành 18/KH-STP");
  await own.getByRole("button", { name: "Việc của tôi" }).click();
  await own.getByRole("button", { name: "V.1", exact: true }).waitFor();
  expect(await own.locator(".trials").count()).toBe(0);
  expect(await own.locator(".text .mark.overdue").first().textContent()).toBe("🔴");

  const stranger = phone(page, "Người lạ");
  await stranger.getByRole("button", { name: "Lấy mã mời để thử" }).click();
  await stranger.getByRole("button", { name: "Gửi" }).click();
  await stranger.locator(".message.mine", { hasText: "K7Q4M2PX" }).waitFor();

  for (const owner of ["Lãnh đạo Sở Y tế", "Lãnh đạo Sở Y tế (2)"]) {
    await page.getByRole("button", { name: "Thêm người" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Vai trò").selectOption("Lãnh đạo Sở Y tế");
    await dialog.getByRole("button", { name: "Tạo mã mời" }).click();
    const added = page.locator(".owner", { has: page.getByRole("heading", { name: owner, exact: true }) });
    await added.waitFor();
    expect(await added.getByPlaceholder("Nhắn tin…").inputValue()).toBe("K7Q4M2PX");
  }
  await finish(page);
});

test("on a phone the tools are behind one button, and a phone that was hidden has its composer whole", async () => {
  const page = await openPage({ width: 390, height: 844 });
  await page.getByRole("tab", { name: "Văn phòng UBND tỉnh" }).click();
  const box = await phone(page, "Văn phòng UBND tỉnh").getByPlaceholder("Nhắn tin…").boundingBox();
  expect(box!.height).toBeGreaterThan(30);
  const log = await phone(page, "Văn phòng UBND tỉnh").getByRole("log").boundingBox();
  expect(log!.height).toBeGreaterThan(600);
  await page.getByRole("button", { name: "Thao tác khác" }).click();
  await page.getByRole("menuitem", { name: "Chọn ngày giờ" }).click();
  await page.getByLabel("Chọn ngày giờ").fill("32/3");
  await page.getByRole("button", { name: "Đặt" }).click();
  await page.getByText("thứ Hai 26/02/2024").first().waitFor();
  await page.getByLabel("Chọn ngày giờ").fill("20/3");
  await page.getByRole("button", { name: "Đặt" }).click();
  await page.getByText("thứ Tư 20/03/2024").first().waitFor();
  await page.getByRole("button", { name: "Sáng hôm sau 08:00" }).click();
  await page.getByText("thứ Ba 27/02/2024").first().waitFor();
  await finish(page);
});

test("dark where the machine is", async () => {
  const page = await openPage({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: "dark" });
  const [paper, ink] = (await page.evaluate(
    "[document.body, document.querySelector('.bar b')].map((one, at) => getComputedStyle(one)[['backgroundColor', 'color'][at]])",
  )) as [string, string];
  const light = (colour: string) => Number(/\d+/.exec(colour)![0]);
  expect(light(ink)).toBeGreaterThan(light(paper) + 120);
  await keepPicture(page, "desktop-dark");
  await finish(page);
});
