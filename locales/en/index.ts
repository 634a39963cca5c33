import { agencies } from "./agencies.js";
import { answered } from "./answered.js";
import { aside } from "./aside.js";
import { calendar } from "./calendar.js";
import { channels } from "./channels.js";
import { colleague } from "./colleague.js";
import { common } from "./common.js";
import { compare } from "./compare.js";
import { contact } from "./contact.js";
import { copies } from "./copies.js";
import { decision } from "./decision.js";
import { decisions } from "./decisions.js";
import { documents } from "./documents.js";
import { due } from "./due.js";
import { escalation } from "./escalation.js";
import { event } from "./events.js";
import { evidence } from "./evidence.js";
import { files } from "./files.js";
import { guard } from "./guard.js";
import { handOver } from "./hand-over.js";
import { help } from "./help.js";
import { helpNow } from "./help-now.js";
import { helping } from "./helping.js";
import { ladder } from "./ladder.js";
import { leave } from "./leave.js";
import { morning } from "./morning.js";
import { nudge } from "./nudge.js";
import { numbered } from "./numbered.js";
import { ofPlan } from "./of-plan.js";
import { office } from "./office.js";
import { officeSetting } from "./office-setting.js";
import { operator } from "./operator.js";
import { overdueFigures } from "./overdue-figures.js";
import { ownWorkbook } from "./own-workbook.js";
import { pass } from "./pass.js";
import { people } from "./people.js";
import { pin } from "./pin.js";
import { plan } from "./plan.js";
import { planChange } from "./plan-change.js";
import { practice } from "./practice.js";
import { reaching } from "./reaching.js";
import { receipts } from "./receipts.js";
import { reminders } from "./reminders.js";
import { reporting } from "./reporting.js";
import { reports } from "./reports.js";
import { request } from "./requests.js";
import { roster } from "./roster.js";
import { sandbox } from "./sandbox.js";
import { schedules } from "./schedules.js";
import { screens } from "./screens.js";
import { settings } from "./settings.js";
import { tour } from "./tour.js";
import { understanding } from "./understanding.js";
import { undo } from "./undo.js";
import { workbook } from "./workbook.js";

export const en = {
  agencies,
  answered,
  aside,
  calendar,
  channels,
  colleague,
  common,
  event,
  compare,
  contact,
  evidence,
  copies,
  documents,
  due,
  escalation,
  files,
  decision,
  decisions,
  guard,
  handOver,
  help,
  helpNow,
  ladder,
  leave,
  helping,
  morning,
  nudge,
  numbered,
  office,
  ofPlan,
  officeSetting,
  operator,
  overdueFigures,
  ownWorkbook,
  pass,
  people,
  pin,
  plan,
  receipts,
  reaching,
  planChange,
  practice,
  reminders,
  reporting,
  request,
  reports,
  roster,
  sandbox,
  undo,
  schedules,
  screens,
  settings,
  tour,
  understanding,
  workbook,
};
