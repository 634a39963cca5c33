import { type Line, withoutPart } from "../text/line.js";
import { findIn, occurs } from "../text/occurs.js";
import { mayName, readAgencyAt } from "./agency-names.js";
import type { Reading } from "./context.js";
import {
  CANNOT_BE,
  CONGRATULATING,
  FORWARDED,
  HEARD_SAY,
  INVITING,
  OF_SELF,
  STUCK_AT_IT,
  THANKING,
  TO_BE_TOLD,
  TURNING_TO_SELF,
  WISHING_WELL,
} from "./lexicon/scope-words.js";
import { findCodes } from "./scanned-codes.js";

const SAYS_NOTHING_SO = [CONGRATULATING, FORWARDED, CANNOT_BE, TO_BE_TOLD, INVITING];

/**
 * Whether a line speaks of work and reports none: wishes, copies, invitations, what will be told, talk of others; and,
 * where no code tells of what, thanks and trouble with the machine.
 */
export function reportsNothing(line: Line, reading: Reading): boolean {
  if (SAYS_NOTHING_SO.some((one) => occurs(one, line)) || isHeardOfOthers(line, reading)) return true;
  return (isThanks(line) || occurs(STUCK_AT_IT, line)) && findCodes(line, reading).length === 0;
}

/** "V.1 xong rồi ạ, chúc cả nhà nghỉ lễ vui": without what is wished at the end of it. */
export function withoutWishBehind(line: Line): Line {
  const wish = findIn(WISHING_WELL, line);
  return wish && wish.index > 0 ? withoutPart(line, wish.index, line.text.length) : line;
}

/** "nghe nói Sở Y tế xong rồi, bên em V.1 chưa làm": without the talk in front of what the writer tells with a code. */
export function withoutHearsay(line: Line, reading: Reading): Line {
  const own = isHeardOfOthers(line, reading) ? findIn(OF_SELF, line) : null;
  if (!own) return line;
  const behind = own.index + 1;
  return findCodes(line, reading).some(({ start }) => start > behind) ? withoutPart(line, 0, behind) : line;
}

/** A longer line is a text. */
const LONGEST_THANKS = 200;

/** "cảm ơn chị, nhờ nhắc mà em kịp hoàn thành hết" */
export function isThanks(line: Line): boolean {
  return line.text.length <= LONGEST_THANKS && occurs(THANKING, line);
}

/** "nghe đâu bên Bảo Lộc V.1 xong rồi" */
function isHeardOfOthers(line: Line, { catalogue, agency }: Reading): boolean {
  const said = occurs(TURNING_TO_SELF, line) ? null : findIn(HEARD_SAY, line);
  const named = said && readAgencyAt(line, said[0].length, catalogue);
  return named !== null && !mayName(named.value, agency);
}
