import { refusal } from "./refusal.js";

export interface StoredFile {
  readonly id: string; // file_unique_id
  readonly kind: "photo" | "document" | "sticker";
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const megabyte = 1024 * 1024;

/** The files of one bot's chats, whoever sent them: real bytes, kept in memory. */
export class Files {
  readonly #all = new Map<string, StoredFile>();
  #number = 0;

  all(): readonly StoredFile[] {
    return [...this.#all.values()];
  }

  restore(files: readonly StoredFile[]): void {
    for (const file of files) this.#all.set(file.id, file);
    this.#number = this.#all.size;
  }

  add(kind: StoredFile["kind"], name: string, type: string, bytes: Uint8Array): StoredFile {
    if (bytes.length === 0) throw refusal(400, "file must be non-empty");
    if (bytes.length > (kind === "photo" ? 10 : 50) * megabyte) throw refusal(400, "file is too big");
    const size = kind === "document" ? { width: 0, height: 0 } : readPictureSize(bytes);
    if (!size) throw refusal(400, "IMAGE_PROCESS_FAILED");
    if (
      kind === "photo" &&
      (size.width + size.height > 10_000 || size.width > 20 * size.height || size.height > 20 * size.width)
    )
      throw refusal(400, "PHOTO_INVALID_DIMENSIONS");
    const file: StoredFile = { id: `AQAD${String(++this.#number).padStart(6, "0")}`, kind, name, type, bytes, ...size };
    this.#all.set(file.id, file);
    return file;
  }

  /** By the file_id that a message or getFile gave. */
  find(fileId: string): StoredFile {
    const file = this.#all.get(fileId.replace(/^(?:AgAC|BQAC|CAAC)-/, ""));
    if (!file) throw refusal(400, "wrong file_id or the file is temporarily unavailable");
    return file;
  }

  get(id: string): StoredFile | undefined {
    return this.#all.get(id);
  }
}

export function fileIdOf(file: StoredFile): string {
  return `${{ photo: "AgAC", document: "BQAC", sticker: "CAAC" }[file.kind]}-${file.id}`;
}

export function pathOf(file: StoredFile): string {
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(file.name)?.[0] ?? "";
  return `${file.kind}s/file_${Number(file.id.slice(4))}${file.kind === "photo" ? ".jpg" : extension}`;
}

/** Pixels of a PNG, JPEG, GIF or WebP; null where the bytes are none of these. */
export function readPictureSize(bytes: Uint8Array): { width: number; height: number } | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length > 24 && view.readUInt32BE(0) === 0x89504e47)
    return { width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
  if (view.length > 10 && view.toString("latin1", 0, 4) === "GIF8")
    return { width: view.readUInt16LE(6), height: view.readUInt16LE(8) };
  if (view.length > 30 && view.toString("latin1", 0, 4) === "RIFF" && view.toString("latin1", 8, 12) === "WEBP")
    return readWebpSize(view);
  if (view.length > 4 && view.readUInt16BE(0) === 0xffd8) return readJpegSize(view);
  return null;
}

function readWebpSize(view: Buffer): { width: number; height: number } {
  switch (view.toString("latin1", 12, 16)) {
    case "VP8X":
      return { width: view.readUIntLE(24, 3) + 1, height: view.readUIntLE(27, 3) + 1 };
    case "VP8L": {
      const bits = view.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    default:
      return { width: view.readUInt16LE(26) & 0x3fff, height: view.readUInt16LE(28) & 0x3fff };
  }
}

function readJpegSize(view: Buffer): { width: number; height: number } | null {
  let at = 2;
  while (at + 9 < view.length && view[at] === 0xff) {
    const marker = view[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.readUInt16BE(at + 7), height: view.readUInt16BE(at + 5) };
    at += 2 + view.readUInt16BE(at + 2);
  }
  return null;
}
