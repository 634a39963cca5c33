import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const evidence: Shape<typeof vi.evidence> = {
  photos: "pictures: {{count}}",
  files: "files: {{count}}",
  with: "With it: {{files}}",
  withReceipt: "With it: {{files}} ({{receipt}})",
  open: "Open {{files}}",
  openOfLine: "Line {{line}}: open {{files}}",
  leaveOut: "Leave out {{files}}",
  attach: "Attach",
  notThere: "No",
  allOfReceipt: "The whole receipt",
  attachTo: "Attach {{files}} to {{label}} ({{receipt}})?",
  attachToWhich: "Attach {{files}} to which of receipt {{receipt}}?",
  attached: "Attached to {{label}} ({{receipt}}): {{files}}.",
  attachedToAll: "Attached to receipt {{receipt}}: {{files}}.",
  whatFor: "Received, not recorded with anything yet: {{files}}.",
  whichDuty: {
    typed: "Which duty is it for? Choose, or type the report, for example: {{example}}",
    sentAgain: "Which duty is it for? Choose, or send it again with the report, for example: {{example}}",
  },
  whichReport: {
    typed: "Type the report it goes with, for example: {{example}}",
    sentAgain: "To attach it, send it again with the report, for example: {{example}}",
  },
  stillWaiting: "Sent before and not recorded with anything yet: {{files}}, see /viec.",
  waiting: "Not recorded with anything: {{files}}",
  place: "Where to put {{files}}",
  captionUnread: '✗ Not understood: "{{text}}".',
  takenOff: "{{files}} taken off this report.",
  dropped: "Dropped, recorded nowhere: {{files}}.",
  gone: "No picture or file is waiting. To attach one, send it again.",
  empty: "The file is empty (0 bytes) and was not taken. Please send one with content.",
  tooLarge: "The file has {{size}} MB; at most {{most}} MB can be taken. Please send a smaller one, or parts.",
  notReporter: "Pictures and files are only taken with an agency's report; nothing was recorded.",
  none: "This report came without pictures and files.",
  caption: "{{agency}} · {{receipt}} · {{index}}/{{count}}",
  notHere:
    "{{index}}/{{count}}: cannot be opened here. It was sent through {{channel}} and is not downloaded; open it there.",
};
