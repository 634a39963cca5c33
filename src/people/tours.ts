import type { Prisma } from "../database/generated/client.js";

type Client = Prisma.TransactionClient;

/** Whether the tour of the first day is still to be offered: once a person, whatever they join later. */
export async function isTourNew(db: Client, personId: number): Promise<boolean> {
  const person = await db.person.findUnique({ where: { id: personId }, select: { touredAt: true } });
  return person?.touredAt === null;
}

/** It was begun, or passed over; said again, the first time stays. */
export async function noteTour(db: Client, personId: number, now: Date): Promise<void> {
  await db.person.updateMany({ where: { id: personId, touredAt: null }, data: { touredAt: now } });
}
