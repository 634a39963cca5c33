import { dayInVietnam } from "../../calendar/day.js";
import type { Prisma } from "../../database/generated/client.js";
import type { PlanInForce } from "../../plan/plan-in-force.js";
import { usualPlan } from "../../plan/which-plan.js";
import { type Translate, translator } from "../../text/language.js";
import type { Message } from "../../text/message.js";
import { findIssuedReceipt } from "../issued-receipt.js";
import { itemLabel } from "../labels.js";
import { receiptMessage } from "../receipt-text.js";
import { findExtension } from "./extensions.js";
import { findChange } from "./late-changes.js";
import { returnKind } from "./notices.js";
import { findReturn } from "./returns.js";
import { answeredNotice, extensionNotice, labelsOf, returnNotice } from "./text.js";

type Client = Prisma.TransactionClient;

/** Writes a message about a decision or a return as things stand now; withdrawn where it no longer holds, or the person has left. */
export async function composeDecision(
  db: Client,
  notice: { readonly key: string; readonly personId: number },
  plans: readonly PlanInForce[],
  now: Date,
): Promise<{ readonly message: Message } | "withdrawn"> {
  const person = await db.person.findFirst({
    where: { id: notice.personId, leftAt: null },
    select: { language: true },
  });
  if (!person) return "withdrawn";
  const t = translator(person.language === "en" ? "en" : "vi", usualPlan(plans, dayInVietnam(now)));
  const [head = "", ...rest] = notice.key.split(":");
  const message =
    head === returnKind
      ? await returned(db, Number(rest[0]), plans, now, t)
      : await decided(db, rest[0] ?? "", Number(rest[1]), plans, now, t);
  return message ? { message } : "withdrawn";
}

async function returned(db: Client, id: number, plans: readonly PlanInForce[], now: Date, t: Translate) {
  const found = await findReturn(db, id, plans);
  return found?.state === "open" ? returnNotice(found, dayInVietnam(now), t) : null;
}

async function decided(
  db: Client,
  about: string,
  id: number,
  plans: readonly PlanInForce[],
  now: Date,
  t: Translate,
): Promise<Message | null> {
  const today = dayInVietnam(now);
  switch (about) {
    case "extension": {
      const asked = await findExtension(db, id);
      return asked && extensionNotice(asked, today, t);
    }
    case "change":
      return changed(db, id, plans, now, t);
    case "answer": {
      const found = await findReturn(db, id, plans);
      if (!found || found.receiptId === null) return null;
      const { number, _count } = await db.receipt.findUniqueOrThrow({
        where: { id: found.receiptId },
        select: { number: true, _count: { select: { evidence: true } } },
      });
      const item = found.items[found.ids.indexOf(id)]!;
      return answeredNotice(found, { number, hasFiles: _count.evidence > 0 }, item, today, t);
    }
    case "withdrawn": {
      const found = await findReturn(db, id, plans);
      if (!found) return null;
      const labels = labelsOf({ items: [found.items[found.ids.indexOf(id)]!] }, today, t);
      return { text: t("decisions.return.withdrawn", { number: found.number, labels }), buttons: [] };
    }
    default:
      return null;
  }
}

async function changed(db: Client, id: number, plans: readonly PlanInForce[], now: Date, t: Translate) {
  const change = await findChange(db, id, plans);
  if (!change) return null;
  const label = itemLabel(change.about, t, dayInVietnam(now));
  if (change.state === "refused")
    return { text: t("decisions.change.refused", { label, reason: change.refusal ?? "" }), buttons: [] };
  if (change.state !== "granted" || change.receiptId === null)
    return { text: t("decisions.change.overTold", { label }), buttons: [] };
  const receipt = receiptMessage(await findIssuedReceipt(db, change.receiptId, plans), null, t);
  return { text: `${t("decisions.change.granted", { label })}\n${receipt.text}`, buttons: [] };
}
