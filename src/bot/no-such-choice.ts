import { agenciesToReportFor, isOffice } from "../people/roles.js";
import { searchKey } from "../text/normalise.js";
import type { MemberContext } from "./context.js";

/**
 * What is said to a number, "thêm" or "quay lại" that chooses nothing, where choices are typed: alone they say nothing else.
 * Null for any other message.
 */
export function noSuchChoice(text: string, { member, t }: MemberContext): string | null {
  const onlyOffice = isOffice(member) && agenciesToReportFor(member).length === 0;
  const number = /^\s*(\d{1,2})\s*$/.exec(text)?.[1];
  if (number) return t(onlyOffice ? "help.noSuchNumberOfOffice" : "help.noSuchNumber", { number });
  const key = searchKey(text);
  if (key === "them" || key === "xemthem" || key === "more") return t("help.noMore");
  if (key === "quaylai" || key === "back") return t(onlyOffice ? "help.noBackOfOffice" : "help.noBack");
  return null;
}
