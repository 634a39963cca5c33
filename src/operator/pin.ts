import { failure, type Outcome, success } from "../outcome.js";
import { generatePin, hashPin, setPin } from "../people/pins.js";
import type { CommandContext, CommandResult } from "./command.js";

/**
 * `people pin ID`: makes a new PIN, for who has none or has forgotten theirs, and shows it this once; their count of wrong
 * ones begins anew. With `clear` they have none any more.
 */
export async function setPinOfPerson(
  { db, now, t }: CommandContext,
  personId: number,
  clear: boolean,
): Promise<Outcome<CommandResult, "unknown_person">> {
  const person = await db.person.findFirst({ where: { id: personId, leftAt: null }, select: { id: true } });
  if (!person) return failure("unknown_person", (tt) => tt("people.unknownPerson", { id: personId }));
  const pin = clear ? null : generatePin();
  const hash = pin === null ? null : await hashPin(pin);
  await db.$transaction((tx) => setPin(tx, hash, { personId, by: null, inboxId: null, now }));
  return success({
    json: { person: personId, pin },
    lines: [pin === null ? t("operator.pin.cleared", { id: personId }) : t("operator.pin.set", { id: personId, pin })],
  });
}
