import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const officeSetting: Shape<typeof vi.officeSetting> = {
  event: "What an event opens is due after: {{value}}",
  return: "A returned report is sent again within: {{value}}",
  leader: "Told to the leader once overdue for: {{value}}",
  office: "Told to the office once overdue for: {{value}}",
  how: "Others: /caidat phát sinh 5 · /caidat trả lại 2 · /caidat báo lãnh đạo 2 · /caidat báo văn phòng không",
  fromNow: "From now on; what was opened, returned or told already stays as it is.",
};
