import type { RawParameters, Upload } from "./parameters.js";
import { refusal } from "./refusal.js";

/** Reads a request as the Bot API takes it: JSON, multipart or urlencoded body, or the address's query. */
export function readRequest(
  contentType: string | undefined,
  body: Buffer | undefined,
  query: Readonly<Record<string, unknown>>,
): RawParameters {
  const values: Record<string, unknown> = { ...query };
  const uploads = new Map<string, Upload>();
  if (!body || body.length === 0) return { values, uploads };
  const type = (contentType ?? "").split(";")[0]!.trim().toLowerCase();
  if (type === "application/json") {
    let json: unknown;
    try {
      json = JSON.parse(body.toString("utf8"));
    } catch {
      throw refusal(400, "can't parse JSON object");
    }
    if (typeof json !== "object" || json === null || Array.isArray(json))
      throw refusal(400, "object expected as request body");
    Object.assign(values, json);
  } else if (type === "application/x-www-form-urlencoded") {
    for (const [name, value] of new URLSearchParams(body.toString("utf8"))) values[name] = value;
  } else if (type === "multipart/form-data") {
    for (const part of readMultipart(contentType!, body)) {
      if (part.fileName === undefined) values[part.name] = part.bytes.toString("utf8");
      else uploads.set(part.name, { name: part.fileName, type: part.type, bytes: part.bytes });
    }
  }
  return { values, uploads };
}

interface Part {
  readonly name: string;
  readonly fileName: string | undefined;
  readonly type: string;
  readonly bytes: Buffer;
}

/**
 * Own code, because grammY writes file names without quotes and header names in small letters: Telegram reads that,
 * the parsers at hand (undici's formData) do not.
 */
function readMultipart(contentType: string, body: Buffer): Part[] {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  if (!boundary) throw refusal(400, "can't find multipart boundary");
  // Every delimiter then begins with a line break, the first one too.
  const delimiter = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`);
  const data = Buffer.concat([Buffer.from("\r\n"), body]);
  const parts: Part[] = [];
  let start = data.indexOf(delimiter);
  for (;;) {
    const end = start === -1 ? -1 : data.indexOf(delimiter, start + delimiter.length);
    if (end === -1) break;
    const part = data.subarray(start + delimiter.length + 2, end);
    const headEnd = part.indexOf("\r\n\r\n");
    if (headEnd === -1) throw refusal(400, "can't parse multipart body");
    const head = part.subarray(0, headEnd).toString("utf8");
    const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? "";
    const name = readParameter(disposition, "name");
    if (name === undefined) throw refusal(400, "can't parse multipart body");
    parts.push({
      name,
      fileName: readParameter(disposition, "filename"),
      type: /^content-type:\s*(.*)$/im.exec(head)?.[1]?.trim() ?? "application/octet-stream",
      bytes: part.subarray(headEnd + 4),
    });
    start = end;
  }
  if (parts.length === 0) throw refusal(400, "can't parse multipart body");
  return parts;
}

function readParameter(disposition: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\r\n]*))`, "i").exec(disposition);
  return match?.[1] ?? match?.[2]?.trim();
}
