import type { Line } from "../text/line.js";
import { findIn, occurs } from "../text/occurs.js";
import { mayName, readAgencyAt } from "./agency-names.js";
import type { Reading } from "./context.js";
import { CANNOT_BE, CONGRATULATING, FORWARDED, HEARD_SAY, INVITING, TO_BE_TOLD } from "./lexicon/scope-words.js";

const SAYS_NOTHING_SO = [CONGRATULATING, FORWARDED, CANNOT_BE, TO_BE_TOLD, INVITING];

/** Whether a line speaks of work and reports none: wishes, copies, invitations, what will be told, talk of others. */
export function reportsNothing(line: Line, reading: Reading): boolean {
  return SAYS_NOTHING_SO.some((one) => occurs(one, line)) || isHeardOfOthers(line, reading);
}

/** "nghe đâu bên Bảo Lộc V.1 xong rồi" */
function isHeardOfOthers(line: Line, { catalogue, agency }: Reading): boolean {
  const said = findIn(HEARD_SAY, line);
  const named = said && readAgencyAt(line, said[0].length, catalogue);
  return named !== null && !mayName(named.value, agency);
}
