import { fold } from "./fold.js";
import { TELLS_STATE } from "./tells-state.js";

/** What is asked of the plan itself, whoever asks: who leads and helps, or where something stands in it. */
type AskedOfPlan = { readonly asks: "who" } | { readonly asks: "where"; readonly words: string };

const AGENCY =
  "(?:ai|don vi nao|co quan nao|nhung don vi nao|nhung co quan nao|cac don vi nao|(?<!ho )so nao|nganh nao)";
const ROLE = "(?:co quan |don vi )?(?:chu tri|phoi hop)";
/** The whole of what is asked, a code or the words of a task among it: who says more reports. */
const SUBJECT = "(?:[a-z0-9.]+[ ]?){0,8}?";
const WHO = new RegExp(
  `^(?:(?:cho |toi |em |xin |muon |hoi |xem |biet )*)${SUBJECT}(?:(?:,|va)? ?${AGENCY} (?:la |duoc giao |lam )*${ROLE}(?: voi)?(?: va)? ?)+${SUBJECT}(?: a| vay| nhi)?$|^(?:(?:cho |xem |hoi )*)${ROLE}(?: voi)? ?${SUBJECT}(?:la ai|la don vi nao|la co quan nao|gom ai|gom nhung ai|gom don vi nao|nhung ai|voi ai|la nhung ai)$`,
);
const THING = "(?:nhiem vu|nv|viec|dau viec|muc|chi tieu|noi dung)";
const ABOUT = "(?:noi ve|lien quan den|lien quan toi|lien quan|co chu|ve)";
const WHERE = new RegExp(
  `^(?:(?:cho |giup |em |toi |xin |muon )*)(?:(?:tim|tim kiem|tim giup|tra cuu|tra)(?: (?:cac|nhung))?(?: ${THING})?(?: ${ABOUT})?|${THING} (?:nao|gi)(?: la)? ${ABOUT}) +(\\S.{2,60}?)[?.! ]*$`,
);
/** "việc nào quá hạn" is asked of how things stand. */
const STANDING =
  /(?<![a-z])(?:chua|khong|ko|da|dang|qua han|tre|cham|den han|sap|xong|hoan thanh|bao cao|vuong|kho khan|con|dat|cua|toi|em|minh|thang|quy|ky|hom|ngay|tuan|phai|can|kem|thap|cao|nhat|nhieu|it)(?![a-z])/;

/** Null for anything else. */
export function readAskedOfPlan(text: string): AskedOfPlan | null {
  if (text.length > 120) return null;
  const said = fold(text.normalize("NFC"))
    .replace(/[?!,;:\s]+/g, " ")
    .trim();
  if (WHO.test(said) && !TELLS_STATE.test(said)) return { asks: "who" };
  const words = WHERE.exec(said)?.[1];
  if (words === undefined || STANDING.test(words) || /\d/.test(words)) return null;
  // As it was typed, with its marks.
  return {
    asks: "where",
    words: text
      .normalize("NFC")
      .replace(/[?!,;:\s]+/g, " ")
      .trim()
      .slice(said.length - words.length),
  };
}
