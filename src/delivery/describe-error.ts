import { redact } from "../channels/redact.js";

/** An error as it may stand in a log. */
export interface DescribedError {
  readonly name: string;
  readonly code?: string | number;
  readonly message: string;
  readonly at: readonly string[];
}

/**
 * Prisma repeats a failed call's arguments in its message, and grammY's errors carry the payload: both may hold the text
 * of a report. So a log gets the last line of the message, which says what is wrong, and where it was, never the error itself.
 */
export function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { name: typeof error, message: "", at: [] };
  const lastLine = error.message.trimEnd().split("\n").at(-1) ?? "";
  const code = "error_code" in error ? error.error_code : "code" in error ? error.code : undefined;
  const at = (error.stack ?? "")
    .split("\n")
    .filter((line) => line.startsWith("    at "))
    .slice(0, 8)
    .map((line) => line.trim());
  return {
    name: error.name,
    ...(typeof code === "string" || typeof code === "number" ? { code } : {}),
    message: redact(lastLine.trim()).slice(0, 200),
    at,
  };
}
