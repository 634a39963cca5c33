import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const receipts: Shape<typeof vi.receipts> = {
  head: "{{agency}} · receipts: {{count}}, the newest first:",
  none: "{{agency}} has sent no report yet. Duties: /viec",
  line: "{{number}} · {{when}} · {{what}} · {{time}}",
  open: "Open {{number}}",
  newer: "Newer",
  older: "Older",
  sentAt: "Sent {{when}}",
  list: "Receipts",
};
