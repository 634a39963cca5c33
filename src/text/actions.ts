/**
 * The data of buttons that work at any time, whoever sent the message that carries them. Short, because the Bot API
 * allows 64 bytes. What a button may do is decided when it is pressed, never when it is drawn.
 */
export const action = {
  work: (agencyId?: number) => (agencyId === undefined ? "work" : `work:${agencyId}`),
  workLater: (agencyId: number, page: number) => `later:${agencyId}:${page}`,
  workAnswered: (agencyId: number, page: number) => `answered:${agencyId}:${page}`,
  /** What is due on the days that are asked for: today, nextWeek; or what there is of a period: 2024-Q4. */
  workOnDays: (agencyId: number, days: string, page: number) => `days:${agencyId}:${days}:${page}`,
  /** All that is due for an agency, one after another. */
  pass: (agencyId?: number) => (agencyId === undefined ? "pass" : `pass:${agencyId}`),
  duty: (dutyId: number) => `duty:${dutyId}`,
  dutyText: (dutyId: number) => `text:${dutyId}`,
  /** `plan`: its year; without it the plan that is meant where nothing says which. `period`: the one that was named. */
  figures: (agencyId?: number, page?: number, plan?: number, period?: string) =>
    ["figures", agencyId, agencyId === undefined ? undefined : plan === undefined ? page : (page ?? 1), plan, period]
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
  /** The agency's own workbook. */
  ownWorkbook: (agencyId: number) => `ownbook:${agencyId}`,
  resume: (draftId: number) => `resume:${draftId}`,
  /** What the digest of a day tells is to be told again on the next working day. */
  remindTomorrow: (day: string) => `tomorrow:${day}`,
  /** Asks when somebody wants to be reminded, or chooses it: '14:00', 'plan'. */
  reminderHour: (time?: string) => (time === undefined ? "hour" : `hour:${time}`),
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
  askFiles: (files: string, receiptId: number) => `evask:${files}:${receiptId}`,
  /** Asks about those that wait, whatever they are. */
  waitingFiles: () => "evwait",
  dropFiles: (files: string) => `evdrop:${files}`,
  /** Keeps the name, title and telephone number that a message of this chat gives, by its inbox row. */
  keepCard: (inboxIds: readonly string[]) => `card:${inboxIds.join(":")}`,
  /** Asks for name, title and telephone number. */
  askCard: () => "card",
  /** Who was not reached; those of agencies that nobody has joined. */
  unreached: (page = 1) => `unreached:${page}`,
  joined: (page = 1) => `joined:${page}`,
  notJoined: (page = 1) => `notjoined:${page}`,
  /** A person was telephoned about what they missed up to this message of the outbox. */
  called: (personId: number, outboxId: number) => `called:${personId}:${outboxId}`,
  /** How a leader gets copies of receipts: daily, each. */
  copies: (way: string) => `copies:${way}`,
  /** What is sent by itself: all, one, its readers, no more of it, and what a message of this chat asks for. */
  schedules: (page = 1) => (page === 1 ? "sched" : `sched:page:${page}`),
  schedule: (id: number, page = 1) => `sched:${id}:${page}`,
  scheduleReader: (id: number, personId: number) => `sched:${id}:who:${personId}`,
  dropSchedule: (id: number) => `sched:${id}:drop`,
  keepSchedule: (inboxId: bigint, changed?: number) =>
    changed === undefined ? `sched:keep:${inboxId}` : `sched:keep:${inboxId}:${changed}`,
  /** One's own leaves; one is begun; one is ended, by its row. */
  leaves: () => "away",
  newLeave: () => "away:new",
  endLeave: (id: number) => `away:end:${id}`,
  /** Handing a post over: what it means, the code, and taking that back; a post by its role and agency. */
  keepPost: () => "handover:keep",
  handOver: (role: string, agencyId: number) => `handover:${role}:${agencyId}`,
  makeHandOver: (role: string, agencyId: number) => `handover:make:${role}:${agencyId}`,
  withdrawHandOver: (id: number) => `handover:drop:${id}`,
  newPin: () => "newpin",
  /** Asks for more time for a duty. */
  extend: (dutyId: number) => `extend:${dutyId}`,
  /** Begins to send back what a receipt holds, BN-2024-000123. */
  returnReceipt: (number: string) => `return:${number}`,
  /** Opens what was returned, filled in; shows it. By the row of the return. */
  mendReturned: (returnId: number) => `mend:${returnId}`,
  viewReturned: (returnId: number) => `returned:${returnId}`,
  /** What waits for the office, a page of it. */
  waiting: (page = 1) => `waiting:${page}`,
  /** The office's answer to an extension ("e") or a late change ("c"), and the page on which it stood. */
  grant: (about: "e" | "c", id: number, page: number) => `grant:${about}:${id}:${page}`,
  refuse: (about: "e" | "c", id: number, page: number) => `refuse:${about}:${id}:${page}`,
  withdrawReturn: (returnId: number, page: number) => `unreturn:${returnId}:${page}`,
  /** A quarter is approved and locked, or reopened: 2024-Q1. */
  approve: (quarter: string) => `approve:${quarter}`,
  reopen: (quarter: string) => `reopen:${quarter}`,
  /** A change of the plan that touches many, by the words that asked for it: pressed by a PIN alone, and on no message. */
  changePlan: (of: "setting" | "restDay", words: string) => `setplan:${of}:${words}`,
  /** An answer to the question that the chat was asked last, as it was shown then. */
  question: (shown: bigint, value: string) => `q:${shown}:${value}`,
  help: () => "help",
  /** A message of the tour, from 1; 0: it is passed over. */
  tour: (step: number) => `tour:${step}`,
  practice: () => "practice",
  /** What a channel without buttons makes of an answer to a menu that has grown old: say so, and how to ask for a new one. */
  stale: () => "stale",
  language: (language: string) => `language:${language}`,
  accounts: () => "accounts",
  addAccount: () => "addaccount",
  preferAccount: () => "prefer",
  join: (code: string) => `join:${code}`,
  /** Shows what a code is for, as if it had been typed. */
  code: (code: string) => `code:${code}`,
  notMe: () => "notme",
  /** An administrator's answer to whoever asks to be let in. */
  grantWish: (id: number) => `wish:yes:${id}`,
  refuseWish: (id: number) => `wish:no:${id}`,
  /** `words` is a compact query of summary/query.ts: "@2024-Q1", "section:V@2024-Q1", "agencies;~cap-xa+2@2024-Q1". */
  summary: (words = "") => (words ? `sum:${words}` : "sum"),
  silent: (words = "") => (words ? `sil:${words}` : "sil"),
  /** What a summary is limited to. `what`: "", period, group, indicator or year. */
  filter: (what: FilterOf, words: string) => `flt:${what}:${words}`,
  /** What came in since an earlier moment. */
  cameIn: (since: "today" | "yesterday" | "week", page = 1) => `new:${since}:${page}`,
  /** A whole list of names, in as few messages as hold it. */
  wholeList: (words: string) => `all:${words}`,
  /** What was reported on a duty, whoever's it is, for those who may see it. */
  openDutyView: (dutyId: number, back?: string) => returning(`rep:${dutyId}`, back),
  /** All that was ever reported on it. */
  dutyHistory: (dutyId: number, page = 1, back?: string) => returning(`his:${dutyId}:${page}`, back),
  /** What an agency gave of an indicator for a period. */
  openFigureView: (agencyId: number, indicator: string, period: string, back?: string) =>
    returning(`fig:${agencyId}:${indicator}:${period}`, back),
  figureHistory: (agencyId: number, indicator: string, page = 1, back?: string) =>
    returning(`fih:${agencyId}:${indicator}:${page}`, back),
  /** The latest changes of settings, days off and plans. */
  settingHistory: (page: number) => `seh:${page}`,
  /** A receipt by its number, "BN-2024-000123". */
  openReceipt: (number: string, back?: string) => returning(`rcp:${number.replace(/^BN-/, "")}`, back),
  /** A file of such a query, or "menu": the choice of one. */
  file: (choice: FileChoice, words: string) => `file:${letterOf[choice]}:${words}`,
  /** Shows whom a nudge would go to, and what it says; by the same words. */
  nudge: (words: string) => `nudge:${words}`,
  sendNudge: (words: string) => `sendnudge:${words}`,
  /** Sends a request as it was read back, by its version. */
  sendRequest: (id: number, version: number) => `sendreq:${id}:${version}`,
  request: (id: number) => `req:${id}`,
  requests: (page = 1) => `reqs:${page}`,
  newRequest: () => "newreq",
  resumeRequest: (id: number) => `goreq:${id}`,
  withdrawRequest: (id: number) => `dropreq:${id}`,
  /** The agencies of whoever presses it have received it. */
  receivedRequest: (id: number) => `gotreq:${id}`,
  /** What the office sent with a request. */
  requestFiles: (id: number) => `reqfiles:${id}`,
  /** Something that happened: what became of it, all of them, one more, and taking it back. */
  event: (id: number) => `event:${id}`,
  events: (page = 1) => `events:${page}`,
  newEvent: () => "newevent",
  withdrawEvent: (id: number) => `dropevent:${id}`,
  /** What an agency helps with: the tasks, the duties of others on one, one of them, and what it says of it. */
  helping: (agencyId: number, page = 1) => `coop:${agencyId}:${page}`,
  helpingWith: (agencyId: number, task: string, page = 1) => `cooptask:${agencyId}:${page}:${task}`,
  helpedDuty: (agencyId: number, dutyId: number) => `coopduty:${agencyId}:${dutyId}`,
  helperNote: (agencyId: number, dutyId: number) => `coopnote:${agencyId}:${dutyId}`,
  /** What became of a nudge. */
  nudged: (id: number) => `nudged:${id}`,
} as const;

export type FilterOf = "" | "period" | "group" | "indicator" | "year";

/** UTF-8 bytes of a button's data. */
const longestData = 64;

/**
 * Where a screen was opened from stands behind what opens it, as the data of the button that leads back there. What does
 * not fit is left out from its end on: the way back then ends earlier.
 */
function returning(data: string, back: string | undefined): string {
  if (back === undefined || back === "") return data;
  const whole = `${data}:${back}`;
  if (Buffer.byteLength(whole) <= longestData) return whole;
  const nearer = /^(?:rep|rcp):[\w-]+/.exec(back)?.[0];
  return nearer === undefined || nearer === back ? data : returning(data, nearer);
}

const fileChoices = [
  "workbook",
  "document",
  "picture",
  "progress",
  "agencies",
  "indicators",
  "ranking",
  "trend",
  "menu",
] as const;
export type FileChoice = (typeof fileChoices)[number];

const letterOf: Readonly<Record<FileChoice, string>> = {
  workbook: "x",
  document: "d",
  picture: "p",
  progress: "g",
  agencies: "a",
  indicators: "i",
  ranking: "r",
  trend: "t",
  menu: "m",
};

/** Undefined for a letter that no button carries. */
export function fileChoiceOf(letter: string): FileChoice | undefined {
  return fileChoices.find((choice) => letterOf[choice] === letter);
}

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
