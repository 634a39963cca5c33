/**
 * The data of buttons that work at any time, whoever sent the message that carries them. Short, because the Bot API
 * allows 64 bytes. What a button may do is decided when it is pressed, never when it is drawn.
 */
export const action = {
  work: () => "work",
  workLater: (page: number) => `work:later:${page}`,
  workAnswered: (page: number) => `work:done:${page}`,
  duty: (dutyId: number) => `duty:${dutyId}`,
  dutyText: (dutyId: number) => `text:${dutyId}`,
  figures: () => "figures",
  figure: (indicator: string, period?: string) => (period ? `figure:${indicator}:${period}` : `figure:${indicator}`),
  resume: (draftId: number) => `resume:${draftId}`,
  leave: () => "leave",
  help: () => "help",
  /** What a channel without buttons makes of an answer to a menu that has grown old: "these choices are old, ask again". */
  stale: () => "stale",
  language: (language: string) => `language:${language}`,
  /** `words` is a compact query of summary/: "", "section:V", "agency:12", "indicator:CT-b3", with "@2024-Q1" for the quarter. */
  summary: (words = "") => (words ? `sum:${words}` : "sum"),
  silent: (words = "", page = 1) => `sil:${words}:${page}`,
} as const;
