/**
 * Prisma's codes for a database that is away or overburdened (P1…) and for a transaction that could not begin or was
 * rolled back for others; PostgreSQL's own: connection lost, deadlock, serialisation, out of room, shutting down; the
 * system's (ECONNREFUSED, ENOENT of a socket), which Prisma passes on as they are.
 */
const codes = /^(?:P1\d{3}|P2024|P2028|P2034|08\w{3}|40001|40P01|53\w{3}|55P03|57P0\d|57014|E[A-Z]{3,}\w*)$/;

/** The driver adapter's own words, where a raw query leaves no code. */
const kinds =
  /^(?:DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections|TransactionWriteConflict|TlsConnectionError)$/;

/** What `pg` says of a connection that is lost, in errors without class or code. */
const lost = /client has encountered a connection error|connection terminated|timeout exceeded when trying to connect/i;

/** Whether an error says that the database may answer a little later: waiting mends it, no change of the program does. */
export function isDatabaseTrouble(error: unknown): boolean {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; depth += 1) {
    if (lost.test(at.message)) return true;
    // A channel's ECONNREFUSED is the channel's business, so codes count only where the database's libraries give them.
    if (
      /^(?:Prisma|DriverAdapter|StatementError)/.test(at.name) &&
      codesOf(at).some((code) => codes.test(code) || kinds.test(code))
    )
      return true;
    at = "error" in at && at.error instanceof Error ? at.error : at.cause;
  }
  return false;
}

/** Prisma's own code, or the driver's behind it: a raw query has it in another place than a model's. */
function codesOf(error: Error): string[] {
  const { code, errorCode, meta } = error as {
    readonly code?: unknown;
    readonly errorCode?: unknown;
    readonly meta?: { readonly code?: unknown; readonly driverAdapterError?: { readonly cause?: DriverCause } };
  };
  const cause = meta?.driverAdapterError?.cause;
  return [code, errorCode, meta?.code, cause?.originalCode, cause?.code, cause?.kind].filter(
    (one) => typeof one === "string",
  );
}

interface DriverCause {
  readonly originalCode?: unknown;
  readonly code?: unknown;
  readonly kind?: unknown;
}
