/**
 * The name of the unique index that a write violated, null for any other error. Prisma with `@prisma/adapter-pg` gives
 * P2002 without `meta.target`; the index is named only in the driver's error. Raw queries throw P2010 around SQLSTATE
 * 23505, `pg` itself an error with `code` and `constraint`.
 */
export function violatedUnique(error: unknown): string | null {
  const { code, constraint, meta } = fields(error);
  if (code === "23505") return typeof constraint === "string" ? constraint : "";
  if (code !== "P2002" && code !== "P2010") return null;
  const cause = fields(fields(fields(meta).driverAdapterError).cause);
  if (code === "P2010" && cause.originalCode !== "23505") return null;
  const { index, fields: columns } = fields(cause.constraint);
  if (typeof index === "string") return index;
  if (Array.isArray(columns)) return columns.join("_");
  return "";
}

/** Whether a write violated this unique index (`Receipt_inboxId_key`), or any unique index where none is named. */
export function isUniqueViolation(error: unknown, index?: string): boolean {
  const violated = violatedUnique(error);
  return violated !== null && (index === undefined || violated === index);
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
