const stillness = 15 * 60 * 1000;

/**
 * When the dialogue in hand will have been still for fifteen minutes; null where no draft awaits the person's next
 * message, or it has been still that long already.
 *
 * @param awaiting when each draft that awaits an answer last changed
 * @param wrote when the person last wrote from each of their accounts: a wrong answer changes no draft
 */
export function dialogueStillUntil(awaiting: readonly Date[], wrote: readonly Date[], now: Date): Date | null {
  if (awaiting.length === 0) return null;
  const last = Math.max(...[...awaiting, ...wrote].map((at) => at.getTime()).filter((at) => at <= now.getTime()));
  return last + stillness > now.getTime() ? new Date(last + stillness) : null;
}
