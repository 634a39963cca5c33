import { fold } from "./fold.js";
import { TELLS_STATE } from "./tells-state.js";

/** What is asked with half of the words: the same of something else, or the names behind it. */
type FollowUp = { readonly wants: "same"; readonly words: string } | { readonly wants: "names" };

const LEAD = /^(?:(?:the|vay|roi|da|a|thi|va)[ ,]+)*(?:con(?: (?:ben|cua|o|doi voi|ve))?[ ,]+)/;
/** "thế tháng 1": without "còn" only where a name or a period follows, and no wish of its own. */
const BARE_LEAD =
  /^(?:(?:the|vay)[ ,]+)+(?!(?:the|vay|nao|ra|la|thi|ma|roi|chi|cac|xem|cho|gui|bao|nop|tong hop|danh sach|liet ke|xep|ve|xuat|nhac|tim|so sanh|co|bao gio|khi nao|ai|gio|don vi nao|don vi)(?![a-z]))/;
const TAIL = /[ ,]+(?:thi )(?:sao|the nao|ra sao|nhu the nao)(?: (?:a|vay|nhi|ha|em|ban|bot))*[?.! ]*$/;
/** The things named by no name: "các đơn vị đó". */
const THEM = "(?:(?:cac|nhung|tung|het|tat ca|ra|ten|cu the|ro|chi tiet|don vi|co quan|ai|do|nay|hon|duoc) ?)*";
/** Words that ask for what an answer only counted. */
const NAMES = new RegExp(
  `^(?:(?:em|ban|bot|cho|xin|giup|hay|toi|da|a|vay|the|do|xem|gui|noi)[ ,]+)*(?:${[
    `(?:liet ke|ke ten|ke ra|neu ten|neu ra|neu ro|ghi ten)(?: ${THEM})?`,
    "(?:cu the|chi tiet)(?: hon| ra)?(?: (?:la )?(?:nhung )?(?:ai|don vi nao))?",
    "(?:la|gom|bao gom) (?:(?:nhung|cac) )?(?:ai|don vi nao|co quan nao)",
    "nhung (?:ai|don vi nao|co quan nao)",
    "ten (?:(?:cac|nhung|tung) )?don vi",
    "danh sach",
  ].join("|")})(?: *(?:ra|di|nhe|nha|a|giup|voi|cho toi|cho em|xem|luon))*[?.! ]*$`,
);

/** Null for what stands by itself: "còn đơn vị nào chưa báo cáo" asks with all its words, which the caller sees. */
export function readFollowUp(text: string): FollowUp | null {
  if (text.length > 80 || text.includes("\n")) return null;
  const typed = text.normalize("NFC").trim().replace(/\s+/g, " ");
  const said = fold(typed);
  if (NAMES.test(said)) return { wants: "names" };
  const lead = (LEAD.exec(said) ?? BARE_LEAD.exec(said))?.[0].length ?? 0;
  const tail = TAIL.exec(said)?.index ?? said.length;
  if ((lead === 0 && tail === said.length) || tail <= lead) return null;
  const words = typed.slice(lead, tail).trim();
  return words === "" || TELLS_STATE.test(fold(words)) ? null : { wants: "same", words };
}
