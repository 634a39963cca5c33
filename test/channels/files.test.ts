import fastify, { type FastifyInstance } from "fastify";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLinkedFiles, type LinkedFiles, serveLinkedFiles } from "../../src/channels/files.js";
import type { SandboxClock } from "../../src/sandbox/clock.js";
import { testDatabase } from "../support/database.js";
import { standingClock } from "../support/standing-clock.js";

const db = testDatabase();
const bytes = Buffer.from("Cơ quan;Trạng thái\n");
let clock: SandboxClock;
let files: LinkedFiles;
let app: FastifyInstance;

beforeEach(() => {
  clock = standingClock();
  files = createLinkedFiles({ db: db.prisma, clock, publicUrl: "https://bot.example.gov.vn/dau-moi/" });
  app = fastify();
  serveLinkedFiles(app, files);
});

afterEach(() => app.close());

/** The path of a link below the address of this server. */
async function keep(name = "tổng hợp.csv", content: Uint8Array = bytes) {
  const link = await files.keep({ name, bytes: content });
  return new URL(link!.url).pathname.replace("/dau-moi", "");
}

describe("a linked file", () => {
  it("is at the public address for seven days", async () => {
    const link = await files.keep({ name: "tổng hợp.csv", bytes });
    expect(link!.url).toMatch(
      /^https:\/\/bot\.example\.gov\.vn\/dau-moi\/files\/[\w.-]+\/t%E1%BB%95ng%20h%E1%BB%A3p\.csv$/,
    );
    expect(link!.until.toISOString().slice(0, 16)).toBe("2024-03-04T00:30");
  });

  it("opens as what it is, to be kept by nobody", async () => {
    const response = await app.inject(await keep());
    expect(response.statusCode).toBe(200);
    expect(response.rawPayload).toEqual(bytes);
    expect(response.headers).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": "attachment; filename*=UTF-8''t%E1%BB%95ng%20h%E1%BB%A3p.csv",
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex, nofollow",
    });
  });

  it.each([
    ["bieu-do.png", "image/png", "inline"],
    ["Báo cáo.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "attachment"],
    ["so-lieu.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "attachment"],
    ["tệp lạ", "application/octet-stream", "attachment"],
    ["trang.html", "application/octet-stream", "attachment"],
    ["ảnh.svg", "application/octet-stream", "attachment"],
  ])("%s is %s, %s", async (name, type, disposition) => {
    const { headers } = await app.inject(await keep(name));
    expect(headers["content-type"]).toBe(type);
    expect(headers["content-disposition"]).toMatch(new RegExp(`^${disposition}; `));
  });

  it("has a name of any length and with any character", async () => {
    const response = await app.inject(await keep(`${"báo cáo / quý I ".repeat(20)}.pdf`));
    expect(response.statusCode).toBe(200);
  });

  it("is closed when its time is over, and forgotten", async () => {
    const path = await keep();
    clock.put("2024-03-04T07:31");
    const response = await app.inject(path);
    expect([response.statusCode, response.body]).toEqual([
      410,
      "Liên kết đã hết hạn. Nhắn lại cho bot để nhận tệp mới.",
    ]);
    expect(await files.sweep()).toBeGreaterThan(0);
    expect(await files.sweep()).toBe(0);
    clock.put("2024-02-26T07:30");
    expect((await app.inject(path)).statusCode).toBe(410);
  });

  it.each([
    ["another signature", (path: string) => path.replace(/\.[\w-]+\//, `.${"A".repeat(43)}/`)],
    ["a later expiry", (path: string) => path.replace(/\.[0-9a-z]+\./, ".zzzzzz.")],
    ["another id", (path: string) => path.replace(/files\/(.)/, (_, first) => `files/${first === "_" ? "A" : "_"}`)],
    ["no signature", () => "/files/abc/x.csv"],
    ["nothing", () => "/files/"],
    ["a way up", () => "/files/..%2f..%2fetc%2fpasswd"],
  ])("is not found by %s", async (_, forge) => {
    const response = await app.inject(forge(await keep()));
    expect(response.statusCode).toBe(404);
  });

  it("opens for another process on the same database", async () => {
    const path = await keep();
    const other = fastify();
    serveLinkedFiles(other, createLinkedFiles({ db: db.prisma, clock }));
    expect((await other.inject(path)).rawPayload).toEqual(bytes);
    await other.close();
  });

  it("is not made where there is no public address", async () => {
    expect(await createLinkedFiles({ db: db.prisma, clock }).keep({ name: "a.png", bytes })).toBeNull();
  });
});
