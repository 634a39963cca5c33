import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const agencies: Shape<typeof vi.agencies> = {
  emptyFile: "this file is empty: its first line names the columns, each further one an agency",
  noColumn: "the column {{name}} is missing",
  otherWidth: "this line has {{found}} cells, the headings are {{columns}}; a name with a comma has to stand in quotes",
  nothing: "nothing stands here",
  notADay: '"{{typed}}" is no day; write 2026-12-01 or 1/12/2026',
  unknownLevel: '"{{typed}}" is no level; there are {{known}}',
  unknown: "there is no agency {{code}}",
  unknownNear: "there is no agency {{code}}; is it {{near}}?",
  noParent: "its parent {{code}} does not exist on this day",
  endedAlready: "{{code}} ended on {{day}} already",
  bothWays: "{{code}} is said to have a successor and to have none",
  movedElsewhere: "{{code}} went over to another agency on this day, which cannot be changed",
  otherDay: "{{code}} is of {{is}}, not of {{day}} that this command names",
  tooEarly:
    "{{day}} has not come yet: run this on that day, since people are moved and told at once. To look at it before, add --preview.",
  passedOver: "{{count}} moves of other days were passed over: {{days}}.",
  imported: "From {{day}}: {{added}} agencies added, {{ended}} ended, {{renamed}} renamed, {{unchanged}} unchanged.",
  duties: "Duties: {{moved}} moved to successors, {{closed}} closed.",
  posts: "Posts: {{count}} went with their agency.",
  open: "{{count}} posts wait for somebody to choose an agency: agencies move POST AGENCY",
  openPost: "{{post}}: {{who}}",
  openPostOf: "{{post}}: {{who}}, one of {{successors}}",
  postMoved: "Post {{post}} went to {{agency}}: {{count}} people.",
  noSuchPost: "There is no post {{post}}. Those that wait are listed by people.",
  notOpen: "Post {{post}} does not wait for an agency.",
  noSuchAgency: "No agency with the code {{code}} exists today.",
  goneInto: "{{agency}} became part of {{heir}} on {{day}}. Use the code {{code}}.",
  gone: "{{agency}} ended on {{day}}.",
  old: "the former {{name}}",
  new: "the new {{name}}",
  becomes: {
    focal_point: "On {{day}} {{from}} becomes part of {{to}}; you go on as focal point of {{to}}.",
    leader: "On {{day}} {{from}} becomes part of {{to}}; you go on as a leader of {{to}}.",
  },
  goesOn: {
    focal_point: "{{from}} ended on {{day}}; you go on as focal point of {{to}}.",
    leader: "{{from}} ended on {{day}}; you go on as a leader of {{to}}.",
  },
  ends: "On {{day}} {{from}} ends; the administrator will choose the agency whose focal point you will be. What was due before can still be reported here.",
  toChoose:
    "On {{day}} {{from}} ends: somebody has to choose an agency for post {{post}}, with agencies move {{post}} AGENCY.",
};
