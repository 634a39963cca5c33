/** Columns side by side for a terminal. Vietnamese letters are composed, so that one letter is one place. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  const composed = rows.map((row) => row.map((cell) => cell.normalize("NFC")));
  for (const row of composed) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, [...cell].length);
    });
  }
  return composed.map((row) =>
    row
      .map((cell, column) => cell + " ".repeat(widths[column]! - [...cell].length))
      .join("  ")
      .trimEnd(),
  );
}
