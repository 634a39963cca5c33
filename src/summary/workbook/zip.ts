import { promisify } from "node:util";
import { crc32, deflateRaw, inflateRawSync } from "node:zlib";

/** A file of a zip file, as it lies in one. */
export interface Packed {
  readonly crc: number;
  /** Bytes before it was packed. */
  readonly size: number;
  readonly data: Buffer;
}

const deflate = promisify(deflateRaw);
const deflated = 8;

/** Packs beside this thread. */
export async function pack(content: Buffer): Promise<Packed> {
  return { crc: crc32(content), size: content.length, data: await deflate(content) };
}

/** A file of a zip file that this program made, as text. */
export function unpack(zip: Buffer, name: string): string {
  const entry = entriesOf(zip).find((one) => one.name === name);
  if (!entry) throw new Error(`no ${name} in the zip file`);
  const { data, method } = entry;
  return (method === deflated ? inflateRawSync(data) : data).toString("utf8");
}

/** The same zip file with other content in some of its files, all others copied as they lie. */
export function replaceFiles(zip: Buffer, files: ReadonlyMap<string, Packed>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, local, record, data } of entriesOf(zip)) {
    const packed = files.get(name);
    const [header, listed] = [Buffer.from(local), Buffer.from(record)];
    if (packed) {
      describe(header, 8, packed);
      describe(listed, 10, packed);
    }
    listed.writeUInt32LE(offset, 42);
    bodies.push(header, packed?.data ?? data);
    directory.push(listed);
    offset += header.length + (packed?.data ?? data).length;
  }
  const end = Buffer.from(zip.subarray(zip.length - endSize));
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

const endSize = 22;

interface Entry {
  readonly name: string;
  readonly method: number;
  /** What stands before its bytes, and in the directory. */
  readonly local: Buffer;
  readonly record: Buffer;
  readonly data: Buffer;
}

/** Of a zip file without a comment behind its directory, with sizes in front of each file: as hucre writes it. */
function entriesOf(zip: Buffer): readonly Entry[] {
  const entries: Entry[] = [];
  let at = zip.readUInt32LE(zip.length - endSize + 16);
  for (let left = zip.readUInt16LE(zip.length - endSize + 10); left > 0; left -= 1) {
    const length = zip.readUInt16LE(at + 28);
    const end = at + 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    const begins = zip.readUInt32LE(at + 42);
    const content = begins + 30 + zip.readUInt16LE(begins + 26) + zip.readUInt16LE(begins + 28);
    entries.push({
      name: zip.toString("utf8", at + 46, at + 46 + length),
      method: zip.readUInt16LE(at + 10),
      local: zip.subarray(begins, content),
      record: zip.subarray(at, end),
      data: zip.subarray(content, content + zip.readUInt32LE(at + 20)),
    });
    at = end;
  }
  return entries;
}

/** @param at where the method stands; time and day are left, checksum and sizes follow them */
function describe(header: Buffer, at: number, { crc, size, data }: Packed): void {
  header.writeUInt16LE(deflated, at);
  header.writeUInt32LE(crc, at + 6);
  header.writeUInt32LE(data.length, at + 10);
  header.writeUInt32LE(size, at + 14);
}
