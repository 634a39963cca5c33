import { dayInVietnam } from "../../calendar/day.js";
import { formatDay, formatTime } from "../../calendar/formats.js";
import { fold } from "../../text/fold.js";
import type { Telling } from "../asked.js";
import { spanOf, whatOf } from "../asked.js";
import type { SummaryQuery } from "../query.js";
import type { FileKind } from "./order.js";

const endings: Readonly<Record<FileKind, string>> = {
  workbook: "xlsx",
  document: "docx",
  progress: "png",
  agencies: "png",
  indicators: "png",
  ranking: "png",
  trend: "png",
};

/** "tong-hop-ke-hoach-65-qd-ubnd-quy-ii-2024-den-09h00-20-06-2024.xlsx": every system can keep it. */
export function fileNameOf(kind: FileKind, query: SummaryQuery, telling: Telling): string {
  const { plan, now, t } = telling;
  const number = t("office.plan", { number: plan.number });
  const what = whatOf(query, telling);
  const parts = [
    t(`files.name.${kind}`),
    ...(what === number ? [number] : [number, what]),
    spanOf(query, telling),
    t("files.name.time", { time: formatTime(now), day: formatDay(dayInVietnam(now)) }),
  ];
  return `${parts.map(plain).join("-").slice(0, longest)}.${endings[kind]}`;
}

const longest = 150;

/** Words as part of a file's name. */
export function plain(text: string): string {
  return fold(text.normalize("NFC"))
    .replace(/(\d\d):(\d\d)/g, "$1h$2")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
