import { Api, InputFile } from "grammy";
import { describe, expect, it } from "vitest";
import { readForm } from "../../src/channels/form.js";

/** The form that grammY makes of a call. */
async function formOf(call: (api: Api) => Promise<unknown>): Promise<{ contentType: string; body: Buffer }> {
  let seen: { contentType: string; body: Buffer } | undefined;
  const fetch = async (_url: unknown, init: { headers: Record<string, string>; body: AsyncIterable<Uint8Array> }) => {
    const parts: Buffer[] = [];
    for await (const part of init.body) parts.push(Buffer.from(part));
    seen = { contentType: init.headers["content-type"]!, body: Buffer.concat(parts) };
    return { json: async () => ({ ok: true, result: true }) };
  };
  await call(new Api("1:x", { fetch: fetch as never }));
  return seen!;
}

describe("a form", () => {
  it("of grammY gives its fields and files", async () => {
    const bytes = Buffer.from([0, 13, 10, 45, 45, 255]);
    const { contentType, body } = await formOf((api) =>
      api.sendDocument(12, new InputFile(bytes, "tổng hợp; quý I.csv"), {
        caption: "Hai dòng\nđủ dấu",
        reply_markup: { inline_keyboard: [[{ text: "Mở", callback_data: "open" }]] },
      }),
    );
    const { fields, files } = readForm(contentType, body);
    expect(fields).toMatchObject({
      chat_id: "12",
      caption: "Hai dòng\nđủ dấu",
      reply_markup: '{"inline_keyboard":[[{"text":"Mở","callback_data":"open"}]]}',
    });
    expect(files.get(fields.document!.replace("attach://", ""))).toEqual({ name: "tổng hợp; quý I.csv", bytes });
  });

  it.each([
    ["no boundary", "multipart/form-data", "x"],
    ["a part without name", "multipart/form-data; boundary=b", "--b\r\nx\r\n--b--\r\n"],
  ])("is thrown for %s", (_, contentType, body) => {
    expect(() => readForm(contentType, Buffer.from(body))).toThrow();
  });
});
