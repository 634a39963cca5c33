import { expect, test } from "vitest";
import { troubleOf } from "../../src/database/trouble.js";

const coded = (code: string, message = "") => Object.assign(new Error(message), { code });

test.each([
  [coded("ECONNREFUSED"), "unreachable"],
  [coded("ENOTFOUND", "getaddrinfo ENOTFOUND db"), "unreachable"],
  [coded("57P03", "the database system is starting up"), "unreachable"],
  [coded("53300", "sorry, too many clients already"), "unreachable"],
  [coded("08006"), "unreachable"],
  [new Error("Connection terminated unexpectedly"), "unreachable"],
  [new Error("timeout expired"), "unreachable"],
  [coded("53100", 'could not extend file "base/5/16384": No space left on device'), "disk_full"],
  [coded("ENOSPC", "ENOSPC: no space left on device, write"), "disk_full"],
  [new Error('PANIC:  could not write to file "pg_wal/xlogtemp.42": No space left on device'), "disk_full"],
  [coded("25006", "cannot execute INSERT in a read-only transaction"), "read_only"],
  [coded("28P01", 'password authentication failed for user "an"'), null],
  [coded("3D000", 'database "bot" does not exist'), null],
  [coded("ERR_INVALID_URL", "Invalid URL"), null],
  [coded("DEPTH_ZERO_SELF_SIGNED_CERT"), null],
  [new Error("The server does not support SSL connections"), null],
  [coded("constructor"), null],
  ["no error", null],
])("%s: %s", (error, trouble) => {
  expect(troubleOf(error)).toBe(trouble);
});
