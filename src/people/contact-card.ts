import type { Prisma, PrismaClient } from "../database/generated/client.js";
import { failure, type Outcome, success } from "../outcome.js";
import { fold } from "../text/fold.js";
import { normalise } from "../text/normalise.js";
import { writeAudit } from "./audit.js";
import { type Naming, namePerson, readNaming } from "./names.js";
import { findPhone, readPhone } from "./phone.js";

/** What a person says of themselves at /ten. Of what they did not say, what is known stays. */
export interface ContactCard {
  readonly naming: Naming | null;
  /** As it is kept; null where it is to be known no more, undefined where nothing was said of it. */
  readonly phone: string | null | undefined;
}

const label = /(?:so dien thoai|dien thoai|so dt|sdt|dtdd|dd|dt|tel|mobile)\s*[:.]?\s*$/;
const takesBack = /^(?:xoa|bo|go|remove|delete)\s+(?:so|so dien thoai|so dt|sdt|dien thoai|phone|phone number|number)$/;

/** "Nguyễn Văn Hùng, Phó Trưởng phòng, 0912 345 678", any part of it but a title alone, or "xóa số". */
export function readCard(text: string): Outcome<ContactCard, "bad_name" | "bad_phone"> {
  const typed = normalise(text).trim();
  if (takesBack.test(fold(typed).replace(/\s+/g, " "))) return success({ naming: null, phone: null });
  const found = findPhone(typed);
  if (!found) {
    const naming = readNaming(typed);
    return naming.ok ? success({ naming: naming.value, phone: undefined }) : naming;
  }
  const phone = readPhone(found.typed);
  if (!phone.ok) return phone;
  const rest = besides(typed, found);
  if (rest === "") return success({ naming: null, phone: phone.value });
  const naming = readNaming(rest);
  return naming.ok ? success({ naming: naming.value, phone: phone.value }) : naming;
}

/** What is typed besides a telephone number. */
export function besidesPhone(text: string): string {
  const typed = normalise(text).trim();
  const found = findPhone(typed);
  return found ? besides(typed, found) : typed;
}

/** What stands before and behind the number, without what joined them. */
function besides(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const before = text.slice(0, start);
  const named = label.exec(fold(before));
  const head = trimmed(before.slice(0, named ? named.index : before.length));
  const tail = trimmed(text.slice(end));
  return head !== "" && tail !== "" ? `${head}, ${tail}` : head + tail;
}

function trimmed(text: string): string {
  return text.replace(/^[\s,;:.()–—-]+|[\s,;:(–—-]+$/g, "");
}

/**
 * Keeps a card, with an audit entry that a number was set, never which: it is personal data.
 *
 * @param by who set it; null for the operator
 */
export async function keepCard(
  db: PrismaClient,
  kept: KeptCard,
  at: { readonly now: Date; readonly inboxId: bigint | null },
): Promise<void> {
  await db.$transaction((tx) => keepCardWithin(tx, kept, at));
}

interface KeptCard {
  readonly personId: number;
  readonly card: ContactCard;
  readonly by: number | null;
}

/** As `keepCard`, in the caller's transaction. */
export async function keepCardWithin(
  tx: Prisma.TransactionClient,
  { personId, card, by }: KeptCard,
  { now, inboxId }: { readonly now: Date; readonly inboxId: bigint | null },
): Promise<void> {
  if (card.naming) await namePerson(tx, personId, card.naming);
  if (card.phone !== undefined) await writePhone(tx, { personId, phone: card.phone, by }, { now, inboxId });
}

async function writePhone(
  tx: Prisma.TransactionClient,
  { personId, phone, by }: { readonly personId: number; readonly phone: string | null; readonly by: number | null },
  { now, inboxId }: { readonly now: Date; readonly inboxId: bigint | null },
): Promise<void> {
  const { count } = await tx.person.updateMany({ where: { id: personId, leftAt: null }, data: { phone } });
  if (count === 0) return;
  const said = phone === null ? "removed" : "set";
  await writeAudit(tx, {
    at: now,
    personId: by,
    action: "setting",
    subject: `phone person ${personId}`,
    new: said,
    inboxId,
  });
}

/** `people phone ID NUMBER`: sets it for somebody, who has to be there still. */
export async function setPhone(
  db: PrismaClient,
  { personId, typed, now }: { readonly personId: number; readonly typed: string; readonly now: Date },
): Promise<Outcome<string, "bad_phone" | "unknown_person">> {
  const phone = readPhone(typed);
  if (!phone.ok) return phone;
  const person = await db.person.findFirst({ where: { id: personId, leftAt: null }, select: { id: true } });
  if (!person) return failure("unknown_person", (t) => t("people.unknownPerson", { id: personId }));
  await keepCard(db, { personId, card: { naming: null, phone: phone.value }, by: null }, { now, inboxId: null });
  return phone;
}
