import { fold } from "../../text/fold.js";
import { normalise } from "../../text/normalise.js";
import { reasonBehindLead } from "./reason-lead.js";

/** What of a return was said. */
export interface ReturnSaid {
  readonly number: string;
  readonly reason: string | null;
}

const returns =
  /^\s*(?:xin |de nghi |hay )?(?:tra lai|tra ve|hoan tra)(?: (?:bao cao|bien nhan|so))*\s+bn[\s-]*(\d{4})[\s-]*(\d{1,9})\s*(?:[:,.;–-]+\s*)?/;
const why = /^(?:vi|do|ly do)\s*:?\s+/;

/** "trả lại BN-2024-000123: chưa có phụ lục"; null for anything else. */
export function readReturn(message: string): ReturnSaid | null {
  const text = normalise(message).trim();
  const match = returns.exec(fold(text));
  if (!match) return null;
  const said = text.slice(match[0].length).trim();
  const reason = reasonBehindLead(said) ?? said.slice(why.exec(fold(said))?.[0].length ?? 0);
  return { number: `BN-${match[1]}-${match[2]!.padStart(6, "0")}`, reason: reason === "" ? null : reason };
}

const namesNone =
  /^\s*(?:xin |de nghi |hay )?(?:tra lai|hoan tra)(?: (?:bao cao|bien nhan|nay|do|giup|cho|ho))*(?: \S{1,12})?\s*(?:$|[,:;.–-]|(?:vi|do|ly do|yeu cau)(?![a-z]))/;

/** "trả lại", "trả lại V.1", "trả lại, thiếu phụ lục": a return that does not say which receipt. */
export function asksWhichReturn(message: string): boolean {
  return namesNone.test(fold(normalise(message).trim()));
}

const isReturned =
  /^\s*(?:hien |dang |con )*(?:(?:danh sach|liet ke|xem) )?(?:cac |nhung )?(?:(?:don vi|co quan|ai|bao cao|viec|dau viec|bien nhan)(?: (?:nao|gi))?(?: (?:con|dang|da|chua|bi|duoc|phai))* (?:tra lai|tra ve|gui lai)|(?:bi|da|dang) tra lai)(?: (?:bao cao|roi|vay|a|nhi|the|chua gui lai))*\s*[?.!]*\s*$/;

/** "đơn vị nào bị trả lại", "báo cáo nào đang trả lại": what is with its agency again. */
export function asksWhatIsReturned(message: string): boolean {
  return isReturned.test(fold(normalise(message).trim()));
}
