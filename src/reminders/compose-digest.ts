import { addDays, type Day } from "../calendar/day.js";
import { addWorkingDays, isWorkingDay } from "../calendar/working-days.js";
import type { Prisma } from "../database/generated/client.js";
import { absencesBehind, agenciesToldOf } from "../people/leave/told.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { soonDays } from "../plan/standing.js";
import { plansInForce, usualPlan } from "../plan/which-plan.js";
import { holdsAnswers } from "../reporting/draft-json.js";
import { figureWindows } from "../reporting/figure-windows.js";
import { findMissingFigures } from "../reporting/missing-figures.js";
import { translator } from "../text/language.js";
import type { Message } from "../text/message.js";
import { dialogueStillUntil } from "./dialogue-stillness.js";
import { findOpenDuties } from "./digest-duties.js";
import { type DigestHours, digestHoursOf, noonEndsAt } from "./digest-hours.js";
import { chooseDigest, type Digest, figuresSubject } from "./digest-items.js";
import { digestMessage } from "./digest-text.js";
import { ladderOf } from "./ladders.js";
import { insteadLines } from "./leave-text.js";
import { findPutOff } from "./put-off.js";
import { findReturnedFigures } from "./returned-figures.js";

/** What becomes of a digest at the moment of sending. */
export type ComposedDigest =
  /** `items`: the ids of the duties that the message names, in its order, for replies to it; and the subjects of figures. */
  | { readonly message: Message; readonly items: readonly (number | string)[] }
  /** Nothing is left to tell, or its day or its hours are over. */
  | "withdrawn"
  /** The person is in the middle of a report, or it is too early, or noon: ask again then. */
  | { readonly postpone: Date };

/**
 * Writes a planned digest as things stand now, in the person's language: what a colleague has answered since is not in
 * it. Reads only, so it may be asked again at will.
 */
export async function composeDigest(
  db: Prisma.TransactionClient,
  digest: { readonly personId: number; readonly day: Day },
  now: Date,
  plans: readonly PlanInForce[],
): Promise<ComposedDigest> {
  const { personId, day } = digest;
  const plan = usualPlan(plans, day);
  if (plan?.stateOn(day) !== "in_force") return "withdrawn";
  const { holidays, regime } = plan.deadlines;
  const person = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      ...{ language: true, leftAt: true, remindAt: true },
      accounts: { where: { removedAt: null }, select: { lastSeenAt: true } },
    },
  });
  if (person.leftAt !== null) return "withdrawn";
  const hours = digestHoursOf(day, person.remindAt ?? regime.ladder.at);
  // Entered while the clock was wrong, or the hour was changed since: it is still to come.
  if (now < hours.due) return { postpone: hours.due };
  if (now >= hours.ends || !isWorkingDay(day, holidays)) return "withdrawn";
  const noon = noonEndsAt(now);
  if (noon) return { postpone: noon };
  const content = await readDigest(db, personId, { hours, now }, plans);
  if (!content) return "withdrawn";

  const drafts = await db.draft.findMany({
    where: { personId, state: "open" },
    orderBy: { id: "asc" },
    select: { id: true, subject: true, data: true, focused: true, updatedAt: true },
  });
  const until = dialogueStillUntil(
    drafts.filter((draft) => draft.focused).map((draft) => draft.updatedAt),
    person.accounts.flatMap((account) => account.lastSeenAt ?? []),
    now,
  );
  // The last moments of the office day are no time to wait in: better in the middle of a dialogue than not at all.
  if (until && until < hours.ends) return { postpone: until };

  const t = translator(person.language === "en" ? "en" : "vi");
  const agencies = [
    ...new Set(
      [...content.items.map(({ duty }) => duty), ...content.figures, ...(content.returned ?? [])].map(
        ({ agencyId }) => agencyId,
      ),
    ),
  ];
  const absences = await absencesBehind(db, personId, agencies, day, now);
  const { message, named } = digestMessage(content, {
    hours,
    now,
    holidays,
    drafts: draftsByDuty(drafts.filter(({ data }) => holdsAnswers(data))),
    t,
    instead: insteadLines(absences, agencies.length > 1, t),
  });
  return { message, items: [...named.map(({ duty }) => duty.id), ...content.figures.map(figuresSubject)] };
}

/** What a person's digest tells on a working day; null where nothing brings one. */
async function readDigest(
  db: Prisma.TransactionClient,
  personId: number,
  { hours: { day: today, due }, now }: { readonly hours: DigestHours; readonly now: Date },
  plans: readonly PlanInForce[],
): Promise<Digest | null> {
  const { holidays } = usualPlan(plans, today)!.deadlines;
  const ahead = Math.max(0, ...plansInForce(plans, today).flatMap(({ deadlines }) => deadlines.regime.ladder.before));
  const dueBy = [addDays(today, soonDays), addWorkingDays(today, ahead, holidays)].sort().at(-1)!;
  const agencyIds = await agenciesToldOf(db, personId, today, now);
  const duties = await findOpenDuties(db, agencyIds, today, { dueBy });
  const figures = await findMissingFigures(db, figureWindows(plans, today), agencyIds, today);
  const putOff = await findPutOff(db, personId, today);
  const returned = await findReturnedFigures(db, today, agencyIds);
  return chooseDigest(duties, figures, { today, due, holidays, ladderOf: ladderOf(plans), putOff }, returned);
}

function draftsByDuty(drafts: readonly { readonly id: number; readonly subject: string }[]): Map<number, number> {
  const byDuty = new Map<number, number>();
  for (const { id, subject } of drafts) {
    const duty = /^duty:(\d+)$/.exec(subject);
    if (duty) byDuty.set(Number(duty[1]), id);
  }
  return byDuty;
}
