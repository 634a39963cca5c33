import pino, { type DestinationStream, type Logger } from "pino";
import { describeError } from "./delivery/describe-error.js";

/**
 * The program's log. An error given as `err` is written as `describeError` has it: those of the database's libraries carry
 * the whole connection with its password, and what was to be written.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  return pino({ level, serializers: { err: describeError } }, destination);
}
