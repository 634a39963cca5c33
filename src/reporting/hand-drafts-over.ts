import type { Prisma } from "../database/generated/client.js";

interface Chat {
  readonly channel: string;
  readonly bot: string;
  readonly chatId: number;
}

/**
 * Makes what somebody has begun for an agency and not sent the half-finished reports of who takes their post over. Where
 * the other has begun one about the same, that one stays open. In the caller's transaction.
 *
 * @param chat of who takes over, where they can be gone on with
 */
export async function handDraftsOver(
  tx: Prisma.TransactionClient,
  { from, to, agencyId }: { readonly from: number; readonly to: number; readonly agencyId: number },
  { channel, bot, chatId }: Chat,
): Promise<void> {
  const drafts = await tx.draft.findMany({
    where: { personId: from, agencyId, state: "open" },
    orderBy: { id: "asc" },
  });
  for (const { id, subject } of drafts) {
    const openKey = `${to}:${subject}`;
    const isTaken = (await tx.draft.count({ where: { openKey } })) > 0;
    await tx.draft.update({
      where: { id },
      data: isTaken
        ? { state: "replaced", openKey: null, focused: false }
        : { personId: to, openKey, focused: false, channel, bot, chatId: BigInt(chatId) },
    });
  }
}
