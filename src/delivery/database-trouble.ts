/**
 * Prisma's codes for a database that is away or overburdened (P1…), a transaction that could not begin or was rolled
 * back for others (P20…), and PostgreSQL's own: connection lost, deadlock, serialisation, shutting down, out of room.
 */
const codes = /^(?:P1\d{3}|P2024|P2028|P2034|08\w{3}|40001|40P01|53\w{3}|55P03|57P0\d|57014)$/;
const words =
  /connection (?:terminated|refused|closed|timeout|timed out|reset)|ECONNREFUSED|ECONNRESET|EPIPE|server closed the connection|can't reach database|timeout exceeded when trying to connect/i;

/** Whether an error says that the database may answer a little later; waiting mends it, no change of the program does. */
export function isDatabaseTrouble(error: unknown): boolean {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; depth += 1) {
    if (fromDatabase(at) && (codesOf(at).some((code) => codes.test(code)) || words.test(at.message))) return true;
    at = "error" in at && at.error instanceof Error ? at.error : at.cause;
  }
  return false;
}

/** Only what the database's own libraries throw: a channel's ECONNREFUSED is the channel's business. */
function fromDatabase(error: Error): boolean {
  return /^(?:Prisma|DriverAdapter|DatabaseError)/.test(error.name) || error.constructor.name === "DatabaseError";
}

function codesOf(error: Error): string[] {
  const { code, errorCode, meta } = error as { code?: unknown; errorCode?: unknown; meta?: { code?: unknown } };
  return [code, errorCode, meta?.code].filter((one): one is string => typeof one === "string");
}
