import { findHelpedDuty, listHelpedDuties, listHelpedTasks, tasksHelped } from "../helping/find.js";
import { keepNote, longestNote } from "../helping/notes.js";
import { helpedDutiesMessage, helpedDutyMessage, helpedTasksMessage, withHelping } from "../helping/texts.js";
import { type AgencyOfPost, agencyToReportFor } from "../people/roles.js";
import { dutyLabel } from "../reporting/labels.js";
import { action, readAction } from "../text/actions.js";
import type { Message } from "../text/message.js";
import { normalise } from "../text/normalise.js";
import { formatCount } from "../text/numbers.js";
import type { MemberContext } from "./context.js";
import { databaseId } from "./database-id.js";
import { findStandingOffer } from "./offers.js";
import { takePlan } from "./plan-of-update.js";
import { askQuestion, type QuestionKind, type QuestionTurn } from "./question.js";
import { refuseForeign } from "./refuse-foreign.js";
import { showStep } from "./show.js";
import { read } from "./take-lines.js";

/** The list of an agency with the way to what it helps with. */
export function besideWork(ctx: MemberContext, list: Message, agency: AgencyOfPost): Message {
  const { today, t } = ctx;
  return withHelping(list, tasksHelped(ctx.plan!.catalogue, agency.code), { agency, today, t });
}

/** What an agency helps with. */
export async function showHelping(ctx: MemberContext, agency: AgencyOfPost, page = 1): Promise<void> {
  const helped = await listHelpedTasks(ctx.services.db, ctx.plan!, agency, ctx.today);
  await showStep(ctx, helpedTasksMessage(helped, page, { agency, today: ctx.today, t: ctx.t }));
}

/** The buttons about what an agency helps with; false for any other. What is another's is refused. */
export async function pressHelping(ctx: MemberContext, name: string, rest: readonly string[]): Promise<boolean> {
  if (!/^coop(?:task|duty|note)?$/.test(name)) return false;
  const agency = agencyToReportFor(ctx.member, databaseId(rest[0]));
  if (!agency) await refuseForeign(ctx, `agency ${databaseId(rest[0])}`);
  else if (name === "coop") await showHelping(ctx, agency, Number(rest[1]));
  else if (name === "cooptask") await showHelped(ctx, agency, rest.slice(2).join(":"), Number(rest[1]));
  else await showOrNote(ctx, agency, databaseId(rest[1]), name === "coopnote");
  return true;
}

async function showHelped(ctx: MemberContext, agency: AgencyOfPost, task: string, page: number): Promise<void> {
  const plan = ctx.plan!;
  if (!tasksHelped(plan.catalogue, agency.code).some(({ code }) => code === task))
    return refuseForeign(ctx, `task ${task.slice(0, 40)}`);
  const duties = await listHelpedDuties(ctx.services.db, plan, task, agency.id, ctx.today);
  await showStep(ctx, helpedDutiesMessage(duties, task, page, { agency, today: ctx.today, t: ctx.t }));
}

async function showOrNote(ctx: MemberContext, agency: AgencyOfPost, dutyId: number, notes: boolean): Promise<void> {
  const found = await findHelpedDuty(ctx.services.db, ctx.plans, dutyId, agency);
  if (!found) return refuseForeign(ctx, `duty ${dutyId}`);
  takePlan(ctx, found.plan);
  if (notes && !found.plan.isArchive(ctx.today))
    return askQuestion(ctx, "helper-note", { agencyId: agency.id, dutyId, text: null });
  await showStep(ctx, helpedDutyMessage(found.duty, { agency, today: ctx.today, t: ctx.t }));
}

/**
 * Words that name no duty, right below one that an agency helps with: they are the note that is offered there. False where
 * nothing of the kind stands there.
 */
export async function takeNoteOffered(ctx: MemberContext, text: string): Promise<boolean> {
  const offer = await findStandingOffer(ctx);
  const [name, agencyId, dutyId] = offer ? readAction(offer.yes).data.split(":") : [];
  if (name !== "coopnote") return false;
  const data: Data = { agencyId: databaseId(agencyId), dutyId: databaseId(dutyId), text: null };
  const found = await helped(ctx, data);
  if (!found || found.plan.isArchive(ctx.today)) return false;
  const turn = await helperNoteQuestion.take(ctx, data, text);
  if (turn.kind !== "ask") return false;
  await askQuestion(ctx, "helper-note", turn.data, turn.sentence);
  return true;
}

interface Data {
  readonly agencyId: number;
  readonly dutyId: number;
  readonly text: string | null;
}

/** Asks what who leads a duty is to know, reads it back, and keeps it. */
export const helperNoteQuestion: QuestionKind = {
  async show(ctx, data, choice): Promise<Message> {
    const { text } = data as Data;
    const found = await helped(ctx, data as Data);
    const leave = { label: ctx.t("common.cancel"), data: choice("leave") };
    if (!found) return { text: ctx.t("help.oldButton"), buttons: [] };
    const values = { label: dutyLabel(found.duty, ctx.t, ctx.today), lead: found.duty.agencyName };
    if (text === null) return { text: ctx.t("helping.ask", values), buttons: [[leave]], expects: "figure" };
    const send = { label: ctx.t("common.confirm"), data: choice("send") };
    const edit = { label: ctx.t("common.edit"), data: choice("edit") };
    const shown = ctx.t("helping.readBack", { ...values, agency: found.agency.name, note: text });
    return {
      text: shown,
      buttons: [[send, edit, leave]],
      expects: "choice",
      offer: { yes: send.data, no: leave.data },
    };
  },
  async take(ctx, data, typed) {
    const asked = data as Data;
    const found = await helped(ctx, asked);
    if (!found || asked.text !== null || (await reports(ctx, typed, found.agency.code))) return { kind: "elsewhere" };
    const text = normalise(typed).replace(/\s+/g, " ").trim();
    const count = text.length;
    if (count > longestNote) {
      const sentence = ctx.t("helping.tooLong", { n: formatCount(count), most: formatCount(longestNote) });
      return { kind: "ask", data, sentence };
    }
    if (!/\p{L}.*\p{L}/u.test(text)) return { kind: "ask", data };
    return { kind: "ask", data: { ...asked, text } satisfies Data };
  },
  async choose(ctx, data, value): Promise<QuestionTurn> {
    const asked = data as Data;
    const { agencyId, dutyId, text } = asked;
    if (value === "edit") return { kind: "ask", data: { ...asked, text: null } satisfies Data };
    const found = await helped(ctx, asked);
    if (value !== "send" || text === null || !found) return done(ctx.t("help.oldButton"), []);
    const { duty, plan } = found;
    const by = {
      agencyId,
      agency: found.agency.code,
      personId: ctx.member.personId,
      inboxId: ctx.inboxId,
      now: ctx.now,
    };
    await ctx.services.db.$transaction((tx) => keepNote(tx, { ...by, duty, plan, text }));
    const label = dutyLabel(duty, ctx.t, ctx.today);
    const back = { label: ctx.t("common.back"), data: action.helpedDuty(agencyId, dutyId) };
    return done(ctx.t("helping.kept", { label, lead: duty.agencyName }), [[back]]);
  },
};

/** A report is no note, also one that is not the agency's to give. */
async function reports(ctx: MemberContext, typed: string, agency: string): Promise<boolean> {
  const { items, problems } = await read(ctx, typed, agency);
  return items.length > 0 || problems.some(({ foreign }) => foreign !== undefined);
}

/** The duty, as long as the person's agency still helps with it. */
async function helped(ctx: MemberContext, { agencyId, dutyId }: Data) {
  const agency = agencyToReportFor(ctx.member, agencyId);
  const found = agency && (await findHelpedDuty(ctx.services.db, ctx.plans, dutyId, agency));
  if (!found) return null;
  takePlan(ctx, found.plan);
  return { ...found, agency };
}

function done(text: string, buttons: Message["buttons"]): QuestionTurn {
  return { kind: "done", message: { text, buttons } };
}
