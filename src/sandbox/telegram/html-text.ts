const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

/** `&lt;` and its three sisters, also without semicolon, and numeric ones; any other `&` stays what it is. */
export function decodeHtml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(lt|gt|amp|quot));?/gi, (whole, hexadecimal, decimal, name) => {
    if (name) return named[name] ?? whole;
    const code = hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    if (code === 0 || code >= 0x10ffff) return whole;
    return String.fromCodePoint(code);
  });
}
