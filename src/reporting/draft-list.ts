import { action } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import type { OpenDraft } from "./work-text.js";

/** With the ways on and back the eight buttons of a screen. */
const PAGE = 3;

/** An agency's half-finished reports: each can be gone on with, or dropped. */
export function draftListMessage(
  drafts: readonly OpenDraft[],
  asked: number,
  agency: { readonly id: number; readonly name: string },
  t: Translate,
): Message {
  const pages = Math.max(1, Math.ceil(drafts.length / PAGE));
  const page = Math.min(Math.max(Math.trunc(asked) || 1, 1), pages);
  const shown = drafts.slice((page - 1) * PAGE, page * PAGE);
  const head = t("reporting.drafts.head", { agency: agency.name, count: drafts.length });
  const lines =
    drafts.length > 0 ? drafts.map((draft) => t("reporting.drafts.line", { label: draftWords(draft, t) })) : [];
  const turns: Button[] = [];
  if (page < pages) turns.push({ label: t("reporting.work.next"), data: action.drafts(agency.id, page + 1) });
  turns.push({ label: t("common.back"), data: page > 1 ? action.drafts(agency.id, page - 1) : action.work(agency.id) });
  return {
    text: [head, ...lines].join("\n"),
    buttons: [...shown.map((draft) => draftButtons(draft, t)), turns],
  };
}

/** "V.1 (đã báo cáo sau đó: BN-2024-000001)" */
export function draftWords({ label, reportedSince }: OpenDraft, t: Translate): string {
  return reportedSince === null ? label : t("reporting.drafts.reportedSince", { label, number: reportedSince });
}

/** What can be done with one: what was reported since is not open any more, and is corrected or dropped. */
export function draftButtons({ id, label, reportedSince }: OpenDraft, t: Translate): Button[] {
  const goOn = reportedSince === null ? t("reporting.resume", { label }) : t("reporting.resumeAsCorrection", { label });
  return [
    { label: goOn, data: action.resume(id) },
    { label: t("reporting.dropThis", { label }), data: action.drop(id) },
  ];
}
