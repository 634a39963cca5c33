import QRCode from "qrcode";
import { dayInVietnam } from "../calendar/day.js";
import { formatDay, formatTime } from "../calendar/formats.js";
import { linkWords } from "../people/invitation-code.js";
import type { Translate } from "../text/language.js";

/** One invitation, for whoever hands it out. */
export interface SheetEntry {
  /** "đầu mối Sở Tư pháp" */
  readonly whom: string;
  readonly code: string;
  readonly link: string | null;
  readonly expiresAt: Date;
}

/** Ways to join that this installation offers. */
export interface WaysToJoin {
  readonly telegram: boolean;
  readonly zalo: boolean;
}

/**
 * Invitations to print on A4 and cut apart: a page of HTML that needs nothing from outside. No block is divided between
 * two pages. What it holds is as secret as the codes.
 */
export async function invitationSheet(entries: readonly SheetEntry[], ways: WaysToJoin, t: Translate): Promise<string> {
  const blocks = await Promise.all(entries.map((entry) => block(entry, ways, t)));
  const title = escaped(t("operator.sheet.title"));
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>${title}</title>
<style>
@page { size: A4; margin: 12mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 186mm; font: 10.5pt/1.4 Arial, "Liberation Sans", sans-serif; color: #000; background: #fff; }
section { display: flex; gap: 6mm; min-height: 43mm; padding: 3mm 0; border-bottom: 0.3mm dashed #777; break-inside: avoid; }
section div { flex: 1; min-width: 0; }
h2 { margin: 0; font-size: 12.5pt; }
p { margin: 1mm 0 0; overflow-wrap: anywhere; }
.code { font: bold 15pt "DejaVu Sans Mono", Consolas, monospace; letter-spacing: 0.08em; }
.until { font-size: 9pt; }
svg { flex: none; width: 36mm; height: 36mm; }
</style>
</head>
<body>
${blocks.join("\n")}
</body>
</html>
`;
}

async function block({ whom, code, link, expiresAt }: SheetEntry, ways: WaysToJoin, t: Translate): Promise<string> {
  const telegram = link ? t("operator.sheet.telegram", { link }) : t("operator.sheet.telegramTyped", { code });
  const how = [
    ...(ways.telegram ? [telegram] : []),
    ...(ways.zalo ? [t("operator.sheet.zalo", { words: linkWords(code) })] : []),
  ];
  const until = { time: formatTime(expiresAt), day: formatDay(dayInVietnam(expiresAt)) };
  return [
    "<section><div>",
    `<h2>${escaped(whom.charAt(0).toLocaleUpperCase("vi") + whom.slice(1))}</h2>`,
    `<p class="code">${escaped(code)}</p>`,
    ...how.map((line) => `<p>${escaped(line)}</p>`),
    `<p class="until">${escaped(t("operator.sheet.until", { at: t("calendar.moment", until) }))}</p>`,
    "</div>",
    link ? await QRCode.toString(link, { type: "svg", margin: 1, errorCorrectionLevel: "M" }) : "",
    "</section>",
  ].join("\n");
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
