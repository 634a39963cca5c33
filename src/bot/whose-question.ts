import type { Intent, Understanding } from "../grammar/understanding.js";
import { fold } from "../text/fold.js";
import { normalise } from "../text/normalise.js";

/** "của tôi", "đơn vị em", "tôi còn …": what it says is meant of the writer's own agency. */
const OWN =
  /(?:^|\s)(?:(?:cua|don vi|dv|co quan|cq|ben|so|xa|phuong|huyen|phong) (?:toi|em|minh|chung toi|chung em)|(?:toi|em|minh) (?:con|phai|can|co|chua|dang|muon))(?=\s|$|[?.!,])/;
/** Asks after some of many: "việc nào", "bao nhiêu việc". */
const AMONG = /(?:^|\s)(?:nao|ai|bao nhieu|may|nhung|cac|toan tinh|ca tinh)(?=\s|$|[?.!,])/;

/** Intents whose answer is an agency's own list. */
const ofAgency: readonly (Intent | null)[] = ["duties", "figures", "report"];

/**
 * For whom a message of somebody of the office who also holds a post is read: reports are their agency's, questions the
 * office's, those about their own ("của tôi", a bare "việc") the agency's again.
 *
 * @param own as their agency's focal point would mean it
 * @param office as the office would
 * @param namesOwn it names nothing but a task or indicator of their agency
 * @param asksWhich the office's reading is a question that can be read in several ways
 */
export function whoseMessage(
  own: Understanding,
  office: Understanding,
  { namesOwn, asksWhich }: { readonly namesOwn: boolean; readonly asksWhich: boolean },
): "own" | "office" {
  // "xếp hạng b3" says nothing to who reports.
  if (own.outcome === "other") return office.outcome === "question" ? "office" : "own";
  if (own.outcome === "items" || namesOwn) return "own";
  if (own.outcome === "ask") return asksWhich || office.outcome === "question" ? "office" : "own";
  if (office.outcome !== "question" && !asksWhich) return "own";
  if (own.outcome === "refuse") return "office";
  const text = fold(normalise(own.text));
  if (OWN.test(text) || own.intent === "help") return "own";
  return ofAgency.includes(office.intent) && !AMONG.test(text) ? "own" : "office";
}
