import { crc32, deflateSync } from "node:zlib";
import type { Attachment } from "./messenger.js";

/** What a person sends who only says "a photo": a scanned page, drawn here, 240 × 320 pixels. */
export function samplePhoto(): Attachment {
  const width = 240;
  const height = 320;
  const rows = Buffer.alloc((width + 1) * height, 0xff);
  for (let y = 0; y < height; y++) {
    rows[y * (width + 1)] = 0;
    // Lines of writing: every twelfth row, shorter at the end of a paragraph.
    const isLine = y > 40 && y < 280 && y % 12 < 2;
    const end = y % 60 < 12 ? 120 : 210;
    for (let x = 0; x < width; x++) {
      const isFrame = x < 2 || y < 2 || x >= width - 2 || y >= height - 2;
      const isTitle = y >= 20 && y < 26 && x >= 70 && x < 170;
      if (isFrame || isTitle || (isLine && x >= 30 && x < end)) rows[y * (width + 1) + 1 + x] = isFrame ? 0xb0 : 0x60;
    }
  }
  return { name: "van-ban.png", bytes: png(width, height, rows) };
}

function png(width: number, height: number, rows: Buffer): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8); // bits; the rest stays 0: grey, no interlace
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

/** The smallest thing that readers still open as a PDF: one empty page. */
export function sampleDocument(): Attachment {
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
  ];
  let text = "%PDF-1.4\n";
  const offsets: number[] = [];
  for (const [index, body] of objects.entries()) {
    offsets.push(text.length);
    text += `${index + 1} 0 obj${body}endobj\n`;
  }
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) text += `${String(offset).padStart(10, "0")} 00000 n \n`;
  text += `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;
  return { name: "cong-van.pdf", bytes: Buffer.from(text, "latin1") };
}
