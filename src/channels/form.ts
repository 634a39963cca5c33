/** A form that uploads files, as grammY writes one. */
export interface Form {
  /** Fields as text; objects are JSON. */
  readonly fields: Readonly<Record<string, string>>;
  /** By the name that a field refers to as `attach://name`. */
  readonly files: ReadonlyMap<string, { readonly name: string; readonly bytes: Buffer }>;
}

/**
 * Reads multipart/form-data. Own code, because grammY writes file names without quotes, which the platform's `formData`
 * refuses. Throws on what is no form.
 */
export function readForm(contentType: string, body: Buffer): Form {
  const boundary = /boundary=([^;\s]+)/.exec(contentType)?.[1];
  if (!boundary) throw new Error("a form without boundary");
  const border = Buffer.from(`\r\n--${boundary}`);
  const data = Buffer.concat([Buffer.from("\r\n"), body]);
  const fields: Record<string, string> = {};
  const files = new Map<string, { name: string; bytes: Buffer }>();
  for (let start = data.indexOf(border); ; ) {
    const end = data.indexOf(border, start + border.length);
    if (start < 0 || end < 0) break;
    const part = data.subarray(start + border.length + 2, end);
    const headEnd = part.indexOf("\r\n\r\n");
    const head = part.subarray(0, Math.max(headEnd, 0)).toString("utf8");
    const name = /;\s*name="([^"]*)"/i.exec(head)?.[1];
    if (headEnd < 0 || name === undefined) throw new Error("a part of a form without name");
    const bytes = part.subarray(headEnd + 4);
    const fileName = /;\s*filename="?([^"\r\n]*)"?/i.exec(head)?.[1];
    if (fileName === undefined) fields[name] = bytes.toString("utf8");
    else files.set(name, { name: fileName, bytes: Buffer.from(bytes) });
    start = end;
  }
  return { fields, files };
}
