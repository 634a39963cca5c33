import type { Day } from "../calendar/day.js";
import type { HolidayTable } from "../calendar/working-days.js";
import type { Prisma } from "../database/generated/client.js";
import { absencesBehind } from "../people/leave/told.js";
import { holdsAnswers } from "../reporting/draft-json.js";
import { translator } from "../text/language.js";
import type { Message } from "../text/message.js";
import { dialogueStillUntil } from "./dialogue-stillness.js";
import { findDigestDuties } from "./digest-duties.js";
import { digestHoursNow, digestHoursOf } from "./digest-hours.js";
import { chooseNamed, digestItems } from "./digest-items.js";
import { digestMessage } from "./digest-text.js";
import { insteadLines } from "./leave-text.js";

/** What becomes of a digest at the moment of sending. */
export type ComposedDigest =
  /** `items`: the duties that the message names, in its order, for replies to it. */
  | { readonly message: Message; readonly items: readonly number[] }
  /** Nothing is left to tell, or its day or its hours are over. */
  | "withdrawn"
  /** The person is in the middle of a report, or it is too early: ask again then. */
  | { readonly postpone: Date };

/**
 * Writes a planned digest as things stand now, in the person's language: what a colleague has answered since is not in
 * it. Reads only, so it may be asked again at will.
 */
export async function composeDigest(
  db: Prisma.TransactionClient,
  digest: { readonly personId: number; readonly day: Day },
  now: Date,
  holidays: HolidayTable,
): Promise<ComposedDigest> {
  const { due } = digestHoursOf(digest.day);
  // Entered while the clock was wrong: its day, or its hour, is still to come.
  if (now < due) return { postpone: due };
  const hours = digestHoursNow(now, holidays);
  if (!hours || hours.day !== digest.day) return "withdrawn";
  const items = digestItems(await findDigestDuties(db, digest.personId, now), hours.day, hours.due);
  if (items.length === 0) return "withdrawn";

  const person = await db.person.findUniqueOrThrow({
    where: { id: digest.personId },
    select: { language: true, accounts: { where: { removedAt: null }, select: { lastSeenAt: true } } },
  });
  const drafts = await db.draft.findMany({
    where: { personId: digest.personId, state: "open" },
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
  const agencies = [...new Set(items.map(({ duty }) => duty.agencyId))];
  const absences = await absencesBehind(db, digest.personId, agencies, hours.day, now);
  const message = digestMessage(items, {
    hours,
    now,
    holidays,
    drafts: draftsByDuty(drafts.filter(({ data }) => holdsAnswers(data))),
    t,
    instead: insteadLines(absences, agencies.length > 1, t),
  });
  return { message, items: chooseNamed(items).map((item) => item.duty.id) };
}

function draftsByDuty(drafts: readonly { readonly id: number; readonly subject: string }[]): Map<number, number> {
  const byDuty = new Map<number, number>();
  for (const { id, subject } of drafts) {
    const duty = /^duty:(\d+)$/.exec(subject);
    if (duty) byDuty.set(Number(duty[1]), id);
  }
  return byDuty;
}
