import { fold } from "./fold.js";

/** What is asked of the plan itself, whoever asks: who leads and helps, or where something stands in it. */
export type AskedOfPlan = { readonly asks: "who" } | { readonly asks: "where"; readonly words: string };

const AGENCY = "(?:ai|don vi nao|co quan nao|nhung don vi nao|nhung co quan nao|cac don vi nao|so nao|nganh nao)";
const WHO = new RegExp(
  [
    `(?<![a-z])${AGENCY} (?:la |duoc giao |lam |se )*(?:co quan |don vi )?(?:chu tri|phoi hop)(?![a-z])`,
    `(?<![a-z])(?:co quan |don vi |nhung ai |cac don vi )?(?:chu tri|phoi hop)(?: voi)?(?: [a-z0-9.]+){0,3} (?:la ai|la don vi nao|la co quan nao|gom ai|gom nhung ai|gom don vi nao|nhung ai|voi ai|la nhung ai)(?![a-z])`,
    `^(?:xem |cho xem )?(?:co quan|don vi) (?:chu tri|phoi hop)(?![a-z])`,
  ].join("|"),
);
const THING = "(?:nhiem vu|nv|viec|dau viec|muc|chi tieu|noi dung)";
const WHERE = new RegExp(
  `^(?:(?:cho |giup |em |toi |xin |muon )*)(?:(?:tim|tim kiem|tim giup|tra cuu|tra)(?: (?:cac|nhung))?(?: ${THING})?|${THING} (?:nao|gi)(?: la)?)(?: (?:noi ve|lien quan den|lien quan toi|lien quan|co chu|ve))? +(\\S.{2,60}?)[?.! ]*$`,
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
  if (WHO.test(said)) return { asks: "who" };
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
