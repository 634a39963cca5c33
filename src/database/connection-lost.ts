const codes = new Set([
  "ENOENT",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "P1001",
  "P1002",
  "P1017",
  "57P01",
]);
const sentences = /connection (?:terminated|error|timeout|was closed)|not queryable|server closed the connection/i;

/**
 * Whether an error says that the database went away: a server restarted, or the bot ended whose guest a command was. What
 * was asked may or may not have happened.
 */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return (typeof code === "string" && codes.has(code)) || sentences.test(error.message);
}
