import type { PlanInForce } from "../../plan/plan-in-force.js";
import type { Translate } from "../../text/language.js";

/** Who reports, as a letterhead has it. All of it is what the plan says of itself. */
export interface Issuer {
  /** "ỦY BAN NHÂN DÂN", "TỈNH AN BÌNH": the lines that it takes. */
  readonly parent: readonly string[];
  /** "VĂN PHÒNG", of "Văn phòng UBND tỉnh" */
  readonly body: string;
  /** "VP" */
  readonly sign: string;
  /** "An Bình"; null where the plan's issuer names no place. */
  readonly place: string | null;
  /** "CHÁNH VĂN PHÒNG" */
  readonly signer: string;
}

export function issuerOf({ issuer, contact }: Pick<PlanInForce, "issuer" | "contact">, t: Translate): Issuer {
  const committee = issuer.normalize("NFC").replace(/^(?:Phó )?Chủ tịch\s+/iu, "");
  const named = (contact ?? t("files.document.office")).normalize("NFC");
  const body = named.replace(/\s+(?:UBND|[ỦU][ỷy] ban nhân dân)(?![\p{L}]).*$/iu, "");
  const place = /(?<![\p{L}])(?:tỉnh|thành phố|TP\.?)\s+(\S.*)$/iu.exec(committee)?.[1]?.trim() ?? null;
  const isOffice = /^văn phòng$/iu.test(body.trim());
  return {
    parent: committee.toLocaleUpperCase("vi").split(/ +(?=(?:TỈNH|THÀNH PHỐ) )/u),
    body: body.toLocaleUpperCase("vi"),
    sign: initials(body),
    place,
    signer: t(isOffice ? "files.document.headOfOffice" : "files.document.head"),
  };
}

/** "Văn phòng" → "VP" */
function initials(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word[0] ?? "")
    .join("")
    .toLocaleUpperCase("vi");
}
