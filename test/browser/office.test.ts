import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsx } from "hucre";
import { extractRawText } from "mammoth";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "../support/free-port.js";
import { keepPicture, type OpenBrowser, openBrowser } from "./browser.js";

const patience = 100_000;

let browser: OpenBrowser;
let demo: ChildProcess;
let folder: string;
let address: string;

beforeAll(async () => {
  browser = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), "office-walk-"));
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  const script = join(import.meta.dirname, "../../dist/src/demo.js");
  demo = spawn(process.execPath, [script, "--port", String(port), "--at", "2024-03-20T08:30"], {
    env: { ...process.env, DATA_DIR: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((resolve, reject) => {
    demo.stdout!.on("data", (text: Buffer) => text.includes(address) && resolve());
    demo.on("exit", () => reject(new Error("the demo ended")));
  });
}, 400_000);

afterAll(async () => {
  const ended = new Promise((resolve) => demo.on("exit", resolve));
  demo.kill();
  await ended;
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

async function openOffice(): Promise<{ readonly page: Page; readonly office: Locator }> {
  const page = await browser.page({ width: 1280, height: 900 });
  page.setDefaultTimeout(patience);
  await page.goto(address);
  const heading = page.getByRole("heading", { name: "Văn phòng UBND tỉnh", includeHidden: true });
  return { page, office: page.locator(".owner", { has: heading }).first() };
}

async function say(person: Locator, text: string): Promise<void> {
  await person.getByPlaceholder("Nhắn tin…").fill(text);
  await person.getByPlaceholder("Nhắn tin…").press("Enter");
}

function press(person: Locator, label: string): Promise<void> {
  return person.getByRole("button", { name: label, exact: true }).last().click();
}

test("from a section to a task and back, from a report to its receipt and back, a filter, a picture", async () => {
  const { page, office } = await openOffice();
  await say(office, "tổng hợp mục V");
  await office.getByText("Mục V · quý I/2024").waitFor();
  await press(office, "V.1");
  await office.getByText(/^V\.1 · quý I\/2024/).waitFor();
  await keepPicture(page, "office-task");
  await press(office, "Quay lại");
  await office.getByText("Mục V · quý I/2024").waitFor();

  await say(office, "V.1 Sở Tài chính");
  await office.getByText("V.1 · Sở Tài chính").waitFor();
  await press(office, "Biên nhận");
  await office.getByText(/^Biên nhận BN-2024-\d{6} · Sở Tài chính/).waitFor();
  await keepPicture(page, "office-receipt");
  await press(office, "Quay lại");
  await office.getByText("V.1 · Sở Tài chính").waitFor();

  await say(office, "tổng hợp");
  await office.getByText("Kế hoạch 65/QĐ-UBND · đến").waitFor();
  await press(office, "Lọc");
  await office.getByText("Lọc: Kế hoạch 65/QĐ-UBND").waitFor();
  await press(office, "Quay lại");
  await office.getByText("Kế hoạch 65/QĐ-UBND · đến").waitFor();

  await press(office, "Biểu đồ");
  await office.getByRole("img", { name: "Ảnh" }).last().waitFor();
  await keepPicture(page, "office-picture");
  await page.close();
}, 400_000);

/** What the newest file of this kind is once it is clicked: its name and its bytes. */
async function download(page: Page, person: Locator, ending: string) {
  const link = person.locator("a.file", { hasText: ending }).last();
  await link.waitFor();
  const [came] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return { name: came.suggestedFilename(), bytes: await readFile(await came.path()) };
}

test("the workbook and the document that are asked for on the phone are files that open", async () => {
  const { page, office } = await openOffice();
  await say(office, "tổng hợp");
  await office.getByText("Kế hoạch 65/QĐ-UBND · đến").last().waitFor();
  await say(office, "xuất excel quý I");
  const workbook = await download(page, office, ".xlsx");
  expect(workbook.name).toMatch(/^[a-z0-9-]+\.xlsx$/i);
  const { sheets } = await readXlsx(workbook.bytes);
  expect(sheets).toHaveLength(6);
  for (const sheet of sheets) expect(sheet.rows.length).toBeGreaterThan(1);

  await say(office, "xuất word quý I");
  const document = await download(page, office, ".docx");
  expect(document.name).toMatch(/^[a-z0-9-]+\.docx$/i);
  const { value: text } = await extractRawText({ buffer: document.bytes });
  expect(text).toContain("65/QĐ-UBND");
  await keepPicture(page, "office-files");
  await page.close();
}, 400_000);
