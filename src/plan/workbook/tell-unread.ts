import type { Translate } from "../../text/language.js";
import type { Unread } from "./names.js";

/** What is wrong with a cell that names agencies, and what would be right. */
export function describeUnread(unread: Unread): (t: Translate) => string {
  switch (unread.kind) {
    case "unknown": {
      const { text, near } = unread;
      if (near === null) return (t) => t("workbook.unknownAgency", { text });
      const proposal = near.name === near.code ? near.code : `${near.name} (${near.code})`;
      return (t) => t("workbook.unknownAgencyNear", { text, near: proposal });
    }
    case "several":
      return (t) => t("workbook.severalAgencies", { text: unread.text, codes: unread.codes.join(", ") });
    case "not_there":
      return (t) => t("workbook.agencyNotThere", { text: unread.text, code: unread.code });
  }
}
