import { agencies } from "./agencies.js";
import { aside } from "./aside.js";
import { calendar } from "./calendar.js";
import { channels } from "./channels.js";
import { common } from "./common.js";
import { help } from "./help.js";
import { nudge } from "./nudge.js";
import { office } from "./office.js";
import { operator } from "./operator.js";
import { people } from "./people.js";
import { pin } from "./pin.js";
import { plan } from "./plan.js";
import { planChange } from "./plan-change.js";
import { reminders } from "./reminders.js";
import { reporting } from "./reporting.js";
import { sandbox } from "./sandbox.js";
import { understanding } from "./understanding.js";
import { workbook } from "./workbook.js";

export const en = {
  agencies,
  aside,
  calendar,
  channels,
  common,
  help,
  nudge,
  office,
  operator,
  people,
  pin,
  plan,
  planChange,
  reminders,
  reporting,
  sandbox,
  understanding,
  workbook,
};
