import type { CatalogueTask } from "../text/catalogue.js";
import { fold } from "../text/fold.js";
import { type Line, textBefore } from "../text/line.js";
import { eachMatch } from "../text/matches.js";

interface Place {
  readonly start: number;
  readonly end: number;
}

/** No text of a plan goes on for longer behind what names it. */
const LONGEST = 200;
/** Of a name so much in front of its end tells where in the plan's text it stands. */
const LAST_WORDS = /(?<![a-z])[a-z]+ [a-z]+ *$/;
const LONGEST_WORDS = 40;
/** With one of these it tells whose, or of which of them: "các xã", "đơn vị cấp huyện". */
const OF_SOME = /^ (?:cac|nhung|may|don|so|huyen|xa|ubnd)$/;
const ALL = "(?:co quan|don vi|dia phuong)";
/** "tại các sở, ban, ngành, UBND cấp huyện": with whom a task is done. */
const DONE_WITH =
  /(?<![a-z])(?:cac|don vi cap) (?:so|ban|nganh|co quan|don vi|dia phuong|huyen|xa|ubnd|cap huyen)(?![a-z])/;
/** All of them, and not one kind. */
const THEM = new RegExp(
  `^ *(?:(?:tai|o|cua|doi voi|voi) )?(?:(?:cac|nhung|tat ca cac|toan bo cac) )+${ALL}(?:,? (?:va )?${ALL})* *(?=:)`,
);

/**
 * A task's name in words up to where its words end: what the plan's own text goes on with belongs to it ("… điều hành của
 * tỉnh đã hoàn thành"), and so does, in front of a colon, with whom it is done, where nobody else leads it ("kiểm tra công
 * tác CCHC các đơn vị: …"). Of neither is a state told.
 */
export function withNameGoneOn<Named extends Place>(line: Line, task: CatalogueTask, named: Named): Named {
  const text = fold(task.text).replace(/[^a-z0-9]+/g, " ");
  const behind = line.folded.slice(named.end, named.end + LONGEST);
  const them = task.leads.length === 1 && DONE_WITH.test(fold(task.text)) ? THEM.exec(behind) : null;
  if (them) return { ...named, end: named.end + them[0].trimEnd().length };
  const last = LAST_WORDS.exec(textBefore(line, named.end, Math.max(named.start, named.end - LONGEST_WORDS)))?.[0];
  if (!last) return named;
  let end = named.end;
  for (const word of eachMatch(/ [a-z]+(?![a-z0-9])/g, behind)) {
    if (word.index !== end - named.end) break;
    const to = end + word[0].length;
    const said = `${last}${line.folded.slice(named.end, to)}`;
    if (!` ${text} `.includes(` ${said} `) || OF_SOME.test(word[0])) break;
    end = to;
  }
  return end === named.end ? named : { ...named, end };
}
