import { randomInt, scrypt, timingSafeEqual } from "node:crypto";
import { dayInVietnam } from "../calendar/day.js";
import { formatMoment } from "../calendar/formats.js";
import type { Prisma } from "../database/generated/client.js";
import { type Failure, failure, type Outcome, success } from "../outcome.js";
import { normalise } from "../text/normalise.js";
import { writeAudit } from "./audit.js";

type Client = Prisma.TransactionClient;

const hour = 60 * 60 * 1000;
const wrongPinsAllowed = 5;
/** N, r, p of scrypt: about 50 ms of another thread. */
const cost = { N: 16_384, r: 8, p: 1 };

/** The six digits of a message, also typed in groups; null for anything else. */
export function readPin(text: string): string | null {
  const digits = normalise(text).trim().replace(/[ .-]/g, "");
  return /^\d{6}$/.test(digits) ? digits : null;
}

/** One that anybody tries first: one digit six times, or a run of them. */
export function isGuessable(pin: string): boolean {
  return new Set(pin).size === 1 || "01234567890".includes(pin) || "09876543210".includes(pin);
}

/** What is kept of a PIN: salt and scrypt, never the digits. */
export async function hashPin(pin: string): Promise<string> {
  const salt = Array.from({ length: 16 }, () => randomInt(256));
  const hash = await derive(pin, Buffer.from(salt));
  return `${Buffer.from(salt).toString("base64")}$${hash.toString("base64")}`;
}

export async function pinMatches(pin: string, kept: string): Promise<boolean> {
  const [salt = "", hash = ""] = kept.split("$").map((part) => Buffer.from(part, "base64"));
  const derived = await derive(pin, Buffer.from(salt));
  return derived.length === hash.length && timingSafeEqual(derived, Buffer.from(hash));
}

function derive(pin: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

export async function hasPin(db: Client, personId: number): Promise<boolean> {
  return (await db.pin.count({ where: { personId } })) > 0;
}

/** Who sets it, in which update; both null for the operator. */
export interface PinSetting {
  readonly personId: number;
  readonly by: number | null;
  readonly inboxId: bigint | null;
  readonly now: Date;
}

/** Sets or, with `hash` null, takes away a person's PIN, and notes it. In the caller's transaction. */
export async function setPin(
  db: Client,
  hash: string | null,
  { personId, by, inboxId, now }: PinSetting,
): Promise<void> {
  const before = await hasPin(db, personId);
  if (hash === null) await db.pin.deleteMany({ where: { personId } });
  else
    await db.pin.upsert({ where: { personId }, create: { personId, hash, setAt: now }, update: { hash, setAt: now } });
  await db.wrongPin.deleteMany({ where: { personId } });
  await writeAudit(db, {
    at: now,
    personId: by,
    action: "setting",
    subject: `pin person ${personId}`,
    old: before ? "set" : null,
    new: hash === null ? null : "set",
    inboxId,
  });
}

export interface PinTry {
  readonly personId: number;
  /** The update that brought it: looked at again, it counts once. */
  readonly inboxId: bigint;
  readonly now: Date;
}

/** The refusal of who typed five wrong ones within the last hour; null while they may try. */
export async function refuseWhileLocked(db: Client, attempt: PinTry): Promise<Failure<"too_many"> | null> {
  const wrong = await wrongWithinHour(db, attempt);
  const { now } = attempt;
  if (wrong.length < wrongPinsAllowed) return null;
  const until = new Date(wrong.at(-1)!.getTime() + hour);
  return failure("too_many", (t) => t("pin.tooMany", { at: formatMoment(until, dayInVietnam(now), t) }));
}

/** Whether it is the person's PIN. A wrong one is counted; after five within an hour none is looked at. */
export async function checkPin(
  db: Client,
  pin: string,
  attempt: PinTry,
): Promise<Outcome<true, "wrong" | "too_many" | "none">> {
  const locked = await refuseWhileLocked(db, attempt);
  if (locked) return locked;
  const { personId, inboxId, now } = attempt;
  const kept = await db.pin.findUnique({ where: { personId } });
  if (!kept) return failure("none", (t) => t("pin.none"));
  if (await pinMatches(pin, kept.hash)) {
    await db.wrongPin.deleteMany({ where: { personId } });
    return success(true);
  }
  await db.wrongPin.createMany({ data: [{ personId, at: now, inboxId }], skipDuplicates: true });
  const left = wrongPinsAllowed - (await wrongWithinHour(db, attempt)).length;
  const lockedNow = left > 0 ? null : await refuseWhileLocked(db, attempt);
  return lockedNow ?? failure("wrong", (t) => t("pin.wrong", { left }));
}

/** The latest first, at most as many as are allowed. */
async function wrongWithinHour(db: Client, { personId, now }: PinTry): Promise<Date[]> {
  const rows = await db.wrongPin.findMany({
    where: { personId, at: { gt: new Date(now.getTime() - hour) } },
    orderBy: { at: "desc" },
    take: wrongPinsAllowed,
    select: { at: true },
  });
  return rows.map(({ at }) => at);
}

/** A PIN for who has forgotten theirs, told to them by the operator. */
export function generatePin(): string {
  for (;;) {
    const pin = String(randomInt(1_000_000)).padStart(6, "0");
    if (!isGuessable(pin)) return pin;
  }
}

/** What is kept of a person's PIN goes with the person. */
export async function forgetPin(db: Client, personId: number): Promise<number> {
  const { count } = await db.pin.deleteMany({ where: { personId } });
  await db.wrongPin.deleteMany({ where: { personId } });
  return count;
}
