import { agencies } from "./agencies.js";
import { aside } from "./aside.js";
import { calendar } from "./calendar.js";
import { channels } from "./channels.js";
import { common } from "./common.js";
import { evidence } from "./evidence.js";
import { help } from "./help.js";
import { office } from "./office.js";
import { operator } from "./operator.js";
import { people } from "./people.js";
import { plan } from "./plan.js";
import { receipts } from "./receipts.js";
import { reminders } from "./reminders.js";
import { reporting } from "./reporting.js";
import { sandbox } from "./sandbox.js";
import { understanding } from "./understanding.js";
import { undo } from "./undo.js";
import { workbook } from "./workbook.js";

export const en = {
  agencies,
  aside,
  calendar,
  channels,
  common,
  evidence,
  help,
  office,
  operator,
  people,
  plan,
  receipts,
  reminders,
  reporting,
  sandbox,
  undo,
  understanding,
  workbook,
};
