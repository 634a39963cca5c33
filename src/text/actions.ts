/**
 * The data of buttons that work at any time, whoever sent the message that carries them. Short, because the Bot API
 * allows 64 bytes. What a button may do is decided when it is pressed, never when it is drawn.
 */
export const action = {
  work: (agencyId?: number) => (agencyId === undefined ? "work" : `work:${agencyId}`),
  workLater: (agencyId: number, page: number) => `later:${agencyId}:${page}`,
  workAnswered: (agencyId: number, page: number) => `answered:${agencyId}:${page}`,
  duty: (dutyId: number) => `duty:${dutyId}`,
  dutyText: (dutyId: number) => `text:${dutyId}`,
  /** `plan`: its year; without it the plan that is meant where nothing says which. */
  figures: (agencyId?: number, page?: number, plan?: number) =>
    ["figures", agencyId, agencyId === undefined ? undefined : plan === undefined ? page : (page ?? 1), plan]
      .filter((part) => part !== undefined)
      .join(":"),
  /** The period, or the year of the plan alone, says of which plan the indicator is. */
  figure: (agencyId: number, indicator: string, period: string) => `figure:${agencyId}:${indicator}:${period}`,
  figureToAsk: (agencyId: number, indicator: string, plan: number) => `figure:${agencyId}:${indicator}:@${plan}`,
  /** A message that reports, by its inbox row, on behalf of this agency; `plan`: by the plan of that year. */
  lines: (agencyId: number, inboxId: bigint, plan?: number) =>
    plan === undefined ? `lines:${agencyId}:${inboxId}` : `lines:${agencyId}:${inboxId}:${plan}`,
  /** The receipts of an agency, a page of them; and one, by its row. */
  receipts: (agencyId: number, page = 1) => `receipts:${agencyId}:${page}`,
  receipt: (id: number) => `receipt:${id}`,
  /** Takes a receipt back. */
  undo: (receiptId: number) => `undo:${receiptId}`,
  resume: (draftId: number) => `resume:${draftId}`,
  leave: () => "leave",
  /** Drops a half-finished report for good. */
  drop: (draftId: number) => `drop:${draftId}`,
  /** The half-finished reports of an agency. */
  drafts: (agencyId: number, page = 1) => `drafts:${agencyId}:${page}`,
  /** What was offered is declined: nothing follows. */
  decline: () => "decline",
  /** The pictures and files of a report: `12` a status report, `f12` a figure, `BN-2024-000123` a receipt. */
  evidence: (of: number | string) => `evidence:${of}`,
  /** Files of the chat that were asked about (`5-9`, by id) go with a line of a receipt; line 0: with all of it. */
  attachFiles: (files: string, receiptId: number, line: number) => `evput:${files}:${receiptId}:${line}`,
  /** They go with the report of a duty, which opens. */
  reportWithFiles: (files: string, dutyId: number) => `evduty:${files}:${dutyId}`,
  /** They do not go with the receipt that was offered: with what then? */
  askFiles: (files: string) => `evask:${files}`,
  dropFiles: (files: string) => `evdrop:${files}`,
  help: () => "help",
  /** What a channel without buttons makes of an answer to a menu that has grown old: say so, and how to ask for a new one. */
  stale: () => "stale",
  language: (language: string) => `language:${language}`,
  accounts: () => "accounts",
  addAccount: () => "addaccount",
  preferAccount: () => "prefer",
  join: (code: string) => `join:${code}`,
  notMe: () => "notme",
  /** `words` is a compact query of summary/query.ts: "@2024-Q1", "section:V@2024-Q1", "agencies;~cap-xa+2@2024-Q1". */
  summary: (words = "") => (words ? `sum:${words}` : "sum"),
  silent: (words = "") => (words ? `sil:${words}` : "sil"),
} as const;

/** The same button on a message that has to stay as it is, a receipt or a reminder: its answer comes as a new message. */
export function staying(data: string): string {
  return `+${data}`;
}

/** Takes apart what `staying` put together. */
export function readAction(data: string): { readonly data: string; readonly stays: boolean } {
  return data.startsWith("+") ? { data: data.slice(1), stays: true } : { data, stays: false };
}

/** What a button asks for, for the audit: 'duty 243', 'draft 12'. Nothing else of its data: whoever forges one writes it. */
export function nameOfButton(data: string): string {
  const match = /^([a-z]{1,12})(?::(\d{1,10}))?(?=[:@]|$)/.exec(readAction(data).data);
  if (!match) return "button";
  const [, name = "", id] = match;
  const what = name === "s" || name === "resume" || name === "drop" ? "draft" : name;
  return id === undefined ? what : `${what} ${id}`;
}
