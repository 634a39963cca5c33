import { dayInVietnam } from "../calendar/day.js";
import { formatDay, formatDayInFull } from "../calendar/formats.js";
import { workingDaysBetween } from "../calendar/working-days.js";
import type { Prisma } from "../database/generated/client.js";
import { agenciesOfFocalPoint } from "../people/focal-points.js";
import { nameAtPost } from "../people/names.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { findAddressee } from "../reminders/addressee.js";
import type { ComposedDigest } from "../reminders/compose-digest.js";
import { shorten } from "../reporting/labels.js";
import { mayKnow } from "../requests/may-know.js";
import { action, staying } from "../text/actions.js";
import { type Translate, translator } from "../text/language.js";
import type { Button } from "../text/message.js";
import { inRows } from "../text/rows.js";
import { type EventDuty, findEvent, findEventDuties, type OpenedEvent } from "./find.js";
import { helpersHead } from "./open.js";
import { namesShown } from "./texts.js";
import { withdrawnEnd } from "./withdraw.js";

type Client = Prisma.TransactionClient;

interface Row {
  readonly key: string;
  readonly personId: number;
}

/** With the way to the work, a message has at most eight buttons. */
const mostAgencies = 6;

/**
 * Writes to one focal point what an event asks of their agencies, or that they help with it, as things stand now; or that
 * it was taken back, to whom had been told. Nothing is left to say to who opened it, nor to those who answered meanwhile.
 * Who is in the middle of a report hears it after it.
 */
export async function composeEvent(
  db: Client,
  row: Row,
  plans: readonly PlanInForce[],
  now: Date,
): Promise<ComposedDigest> {
  const [head = "", id = "", end] = row.key.split(":");
  const event = await findEvent(db, Number(id));
  const plan = plans.find((one) => one.id === event?.planId);
  const person = await findAddressee(db, row.personId, now);
  if (!event || !plan || !person) return "withdrawn";
  const t = translator(person.language, plan);
  if (end === withdrawnEnd) {
    // Who leads and helps hears it once, as one who leads.
    const leads = head === helpersHead && (await toldOf(db, row, event, plan)).duties.length > 0;
    return leads ? "withdrawn" : tellWithdrawn(db, row, `${head}:${id}`, event, t);
  }
  if (event.withdrawn || row.personId === event.personId) return "withdrawn";
  const told = await toldOf(db, row, event, plan);
  const open = told.duties.filter(({ state }) => state === "silent");
  const helps = head === helpersHead;
  if (helps ? told.duties.length > 0 || told.helps.length === 0 : open.length === 0) return "withdrawn";
  if (person.busyUntil) return { postpone: person.busyUntil };
  const by = await openerOf(db, event, t);
  if (helps) return { message: { text: helperText(event, told.helps, plan, by, t), buttons: [] }, items: [] };
  const { text, buttons } = leadMessage(event, open, plan, by, now, t);
  return { message: { text, buttons }, items: open.map((duty) => duty.id) };
}

/** The duties of the event that a person answers for, and the short names of their agencies that help. */
async function toldOf(db: Client, { personId }: Row, { taskId, of }: OpenedEvent, plan: PlanInForce) {
  const agencyIds = await agenciesOfFocalPoint(db, personId);
  const all = (await findEventDuties(db, [taskId], plan.heirs)).get(taskId) ?? [];
  const coordinators = plan.catalogue.tasks.find(({ code }) => code === of)?.coordinators ?? [];
  const agencies = await db.agency.findMany({ where: { id: { in: [...agencyIds] } }, select: { code: true } });
  const helps = plan.catalogue.agencies.filter(
    ({ code }) => coordinators.includes(code) && agencies.some((one) => one.code === code),
  );
  return { duties: all.filter(({ agencyId }) => agencyIds.includes(agencyId)), helps };
}

async function tellWithdrawn(
  db: Client,
  { personId }: Row,
  key: string,
  event: OpenedEvent,
  t: Translate,
): Promise<ComposedDigest> {
  const isOpener = event.personId === personId;
  const known = { told: `${key}:${personId}`, personId, taskId: event.taskId };
  if (!event.withdrawn || !(isOpener || (await mayKnow(db, known)))) return "withdrawn";
  const values = { task: event.task, what: shorten(event.what, 120), reason: event.withdrawn.reason };
  return { message: { text: t("event.takenBack", values), buttons: [] }, items: [] };
}

async function openerOf(db: Client, { personId, agencyId }: OpenedEvent, t: Translate): Promise<string> {
  if (agencyId === null) return t("common.contact");
  const [person, agency] = await Promise.all([
    db.person.findUniqueOrThrow({ where: { id: personId } }),
    db.agency.findUniqueOrThrow({ where: { id: agencyId } }),
  ]);
  return nameAtPost(person, { role: "focal_point", agency }, t);
}

function leadMessage(
  event: OpenedEvent,
  duties: readonly EventDuty[],
  { catalogue, deadlines }: PlanInForce,
  by: string,
  now: Date,
  t: Translate,
): { readonly text: string; readonly buttons: Button[][] } {
  const agency = (code: string) => catalogue.agencies.find((one) => one.code === code);
  const due = duties[0]!.dueOn;
  const left = workingDaysBetween(dayInVietnam(now), due, deadlines.holidays);
  const names = duties.flatMap((duty) => agency(duty.agency) ?? []);
  const task = catalogue.tasks.find(({ code }) => code === event.of);
  const day = formatDayInFull(due, t);
  const lines: string[] = [
    t("event.opened", { task: event.task, agencies: namesShown(names, t), by }),
    event.what,
    ...(task ? [shorten(task.text, 120)] : []),
    left > 0 ? t("request.due", { day, count: left }) : t("request.dueNear", { day }),
    t("reminders.replyHere", { example: t("event.exampleReport", { task: event.task }) }),
  ];
  const several = duties.length > 1;
  const buttons = duties.slice(0, mostAgencies).map(
    ({ id, agency: code }): Button => ({
      label: several ? t("request.reportOf", { agency: agency(code)?.shortName ?? code }) : t("request.report"),
      data: staying(action.duty(id)),
    }),
  );
  return { text: lines.join("\n"), buttons: inRows(buttons, 2) };
}

function helperText(
  { task, what, due, leads }: OpenedEvent,
  helps: Parameters<typeof namesShown>[0],
  { catalogue }: PlanInForce,
  by: string,
  t: Translate,
): string {
  const leading = catalogue.agencies.filter(({ code }) => leads.includes(code));
  return [
    t("event.helps", { task, agencies: namesShown(helps, t), by }),
    what,
    t("event.ledBy", { names: namesShown(leading, t), day: formatDay(due) }),
  ].join("\n");
}
