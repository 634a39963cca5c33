import { formatDay } from "../calendar/formats.js";
import { dayOf } from "../database/days.js";
import type { Prisma, PrismaClient } from "../database/generated/client.js";
import { failure, type Outcome, success } from "../outcome.js";
import { levels } from "../text/levels.js";
import { searchKey } from "../text/normalise.js";
import { generateCode } from "./invitation-code.js";
import { checkName, checkTitle } from "./names.js";
import { type AgencyOfPost, agencyOfPost, type Role } from "./roles.js";

const day = 24 * 60 * 60 * 1000;
const validity = 7 * day;
/** A person's own code opens everything that person may do, and is used at once on the other phone. */
const ownValidity = day;
/** A code is given again only if whoever receives it still has a day to use it. */
const worthGivingAgain = day;

/** Until when a code that is made now can be used. */
export function invitedUntil(now: Date): Date {
  return new Date(now.getTime() + validity);
}

/** Of which codes it is asked for again: those that whoever receives them still has a day to use. */
export function isWorthGivingAgain(now: Date): { readonly gte: Date } {
  return { gte: new Date(now.getTime() + worthGivingAgain) };
}

/** What a code is for: a post, or one more account of a person who already has one. */
export type InvitedRole = Role | "account";

export interface Invitation {
  readonly code: string;
  readonly role: InvitedRole;
  /** Agency code; null for the office and for a person's own code. */
  readonly agency: string | null;
  readonly expiresAt: Date;
}

export interface InvitationRequest {
  /** 'STP', or office, lead, admin. Case does not matter. */
  readonly target: string;
  readonly leader?: boolean;
  readonly name?: string | null;
  readonly title?: string | null;
  /** As `readPhone` gives it. */
  readonly phone?: string | null;
  readonly now: Date;
}

const officeTargets: ReadonlyMap<string, Role> = new Map([
  ["office", "staff"],
  ["lead", "lead"],
  ["admin", "administrator"],
]);

/** Makes one code, single use, valid for 7 days. Asking again makes another: an agency has several people. */
export async function createInvitation(
  db: Prisma.TransactionClient,
  request: InvitationRequest,
): Promise<Outcome<Invitation, "unknown_agency" | "ended_agency" | "no_leader" | "bad_name">> {
  const name = request.name ? checkName(request.name) : success(null);
  if (!name.ok) return name;
  const title = request.title ? checkTitle(request.title) : success(null);
  if (!title.ok) return title;

  const officeRole = officeTargets.get(request.target.trim().toLowerCase());
  if (officeRole && request.leader) return failure("no_leader", (t) => t("people.invite.noLeader"));
  const found = officeRole ? success(null) : await findInvitable(db, request.target);
  if (!found.ok) return found;
  const agency = found.value;

  const invitation = await db.invitation.create({
    data: {
      code: generateCode(),
      agencyId: agency?.id ?? null,
      role: officeRole ?? (request.leader ? "leader" : "focal_point"),
      name: name.value,
      title: title.value,
      phone: request.phone ?? null,
      createdAt: request.now,
      expiresAt: invitedUntil(request.now),
    },
  });
  return success({
    code: invitation.code,
    role: invitation.role as Role,
    agency: agency?.code ?? null,
    expiresAt: invitation.expiresAt,
  });
}

/** The agency of today that has this code. */
async function findInvitable(db: Prisma.TransactionClient, typed: string) {
  const agency = await findAgency(db, typed);
  if (!agency) return unknownAgency(db, typed);
  if (agency.endedOn) return saysEnded(db, { ...agency, endedOn: agency.endedOn });
  return success(agency);
}

/** The agency of today that somebody can join, by its code or its whole name, as it is typed in chat. */
export async function findInvitableAgency(
  db: Prisma.TransactionClient,
  typed: string,
): Promise<Outcome<AgencyOfPost, "unknown_agency" | "ended_agency">> {
  const found = await findInvitable(db, typed);
  if (!found.ok && found.code === "ended_agency") return found;
  const where = { endedOn: null };
  const agencies = await db.agency.findMany({ where, orderBy: { order: "asc" }, select: agencyOfPost });
  const key = searchKey(typed);
  const isMeant = ({ id, name, shortName }: AgencyOfPost) =>
    found.ok ? id === found.value.id : searchKey(name) === key || searchKey(shortName) === key;
  const [meant, other] = agencies.filter(isMeant);
  if (meant && !other) return success(meant);
  const near = nearAgencies(typed, agencies)
    .map(({ code, name }) => `${code} ${name}`)
    .join("; ");
  return failure("unknown_agency", (t) =>
    near === "" ? t("people.wish.noAgency", { typed }) : t("people.invite.nearAgencies", { typed, near }),
  );
}

/** Of a code that was used again, the one that there is today. */
async function findAgency(db: Prisma.TransactionClient, typed: string) {
  return db.agency.findFirst({
    where: { code: { equals: typed.trim(), mode: "insensitive" } },
    orderBy: [{ endedOn: { sort: "desc", nulls: "first" } }, { validFrom: "desc" }],
    select: { id: true, code: true, name: true, endedOn: true, heirId: true },
  });
}

/** Nobody joins an agency that is no more: whoever answers for it has a code of their own. */
async function saysEnded(
  db: Prisma.TransactionClient,
  { name: agency, endedOn, heirId }: { readonly name: string; readonly endedOn: Date; readonly heirId: number | null },
) {
  const day = formatDay(dayOf(endedOn));
  const heir = heirId === null ? null : await db.agency.findUnique({ where: { id: heirId } });
  return failure("ended_agency" as const, (t) =>
    heir
      ? t("agencies.goneInto", { agency, day, heir: heir.name, code: heir.code })
      : t("agencies.gone", { agency, day }),
  );
}

async function unknownAgency(db: Prisma.TransactionClient, typed: string) {
  const agencies = await db.agency.findMany({
    where: { endedOn: null },
    orderBy: { order: "asc" },
    select: { code: true, name: true, shortName: true, level: true },
  });
  const near = nearAgencies(typed, agencies)
    .map((agency) => `${agency.code} ${agency.name}`)
    .join("; ");
  return failure("unknown_agency" as const, (t) => {
    if (agencies.length === 0) return t("people.invite.noAgencies", { typed });
    if (near === "") return t("people.invite.unknownAgency", { typed, examples: firstOfLevels(agencies) });
    return t("people.invite.nearAgencies", { typed, near });
  });
}

/** A code of each level below the province, as they look here. */
function firstOfLevels(agencies: readonly { readonly code: string; readonly level: string }[]): string {
  const first = levels.map((level) => agencies.find((agency) => agency.level === level && level !== "tinh")?.code);
  return first.filter((code) => code !== undefined).join(", ");
}

interface Named {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
}

/** At most three agencies that the typed words may mean, the likeliest first. */
export function nearAgencies<Agency extends Named>(typed: string, agencies: readonly Agency[]): readonly Agency[] {
  const key = searchKey(typed);
  if (key.length < 2) return [];
  const distance = (agency: Agency): number => {
    const code = searchKey(agency.code);
    const names = [searchKey(agency.name), searchKey(agency.shortName)];
    if (names.includes(key)) return 0;
    if (code.startsWith(key) || key.startsWith(code)) return 1;
    if (names.some((name) => name.startsWith(key) || name.endsWith(key))) return 2;
    if (names.some((name) => name.includes(key))) return 3;
    if (isOneEditAway(code, key)) return 4;
    return Number.POSITIVE_INFINITY;
  };
  return agencies
    .map((agency) => ({ agency, distance: distance(agency) }))
    .filter((candidate) => candidate.distance < Number.POSITIVE_INFINITY)
    .sort((one, other) => one.distance - other.distance)
    .slice(0, 3)
    .map((candidate) => candidate.agency);
}

function isOneEditAway(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  const skip = long.length === short.length ? start + 1 : start;
  return short.slice(skip) === long.slice(start + 1);
}

/**
 * A code with which this person links another account of their own, valid for a day. Earlier ones that were not used
 * stop being valid, so that there is at most one.
 */
export async function createOwnInvitation(
  db: PrismaClient,
  person: { readonly personId: number; readonly now: Date },
): Promise<Outcome<Invitation, "unknown_person">> {
  const { personId, now } = person;
  const known = await db.person.findFirst({ where: { id: personId, leftAt: null }, select: { id: true } });
  if (!known) return failure("unknown_person", (t) => t("people.unknownPerson", { id: personId }));
  const [, invitation] = await db.$transaction([
    db.invitation.updateMany({
      where: { personId, usedAt: null, expiresAt: { gt: now } },
      data: { expiresAt: now },
    }),
    db.invitation.create({
      data: {
        code: generateCode(),
        role: "account",
        personId,
        createdAt: now,
        expiresAt: new Date(now.getTime() + ownValidity),
      },
    }),
  ]);
  return success({ code: invitation.code, role: "account", agency: null, expiresAt: invitation.expiresAt });
}

export interface AgencyInvitation {
  readonly agency: string;
  readonly name: string;
  readonly code: string;
  readonly expiresAt: Date;
}

/**
 * A code for the focal point of every agency that nobody has joined, in the order of the agencies. Asking again gives
 * the same codes while they are unused and valid for another day, so that the sheet of the first day stays good;
 * codes made by `createInvitation` were handed to somebody and are never given here.
 */
export async function inviteAll(db: PrismaClient, now: Date): Promise<readonly AgencyInvitation[]> {
  const agencies = await agenciesNobodyJoined(db);
  const known = await db.invitation.findMany({
    where: { forAll: true, usedAt: null, expiresAt: isWorthGivingAgain(now) },
    orderBy: { id: "asc" },
    select: { agencyId: true, code: true, expiresAt: true },
  });
  const codes = new Map(known.map((invitation) => [invitation.agencyId, invitation]));
  const missing = agencies
    .filter((agency) => !codes.has(agency.id))
    .map((agency) => ({
      code: generateCode(),
      agencyId: agency.id,
      role: "focal_point",
      forAll: true,
      createdAt: now,
      expiresAt: invitedUntil(now),
    }));
  await db.invitation.createMany({ data: missing });
  for (const invitation of missing) codes.set(invitation.agencyId, invitation);
  return agencies.map((agency) => {
    const { code, expiresAt } = codes.get(agency.id)!;
    return { agency: agency.code, name: agency.name, code, expiresAt };
  });
}

/** Agencies of today for which no person holds a post now, neither focal point nor leader. */
export function agenciesNobodyJoined(db: Prisma.TransactionClient) {
  return db.agency.findMany({
    where: { endedOn: null, posts: { none: { holdings: { some: { until: null } } } } },
    orderBy: { order: "asc" },
    select: agencyOfPost,
  });
}

/** Takes names and numbers off codes that ran out before `before` without being used: nobody came of them. */
export async function clearOldNames(db: Prisma.TransactionClient, before: Date): Promise<number> {
  const kept = { not: null };
  const { count } = await db.invitation.updateMany({
    where: { usedAt: null, expiresAt: { lt: before }, OR: [{ name: kept }, { title: kept }, { phone: kept }] },
    data: { name: null, title: null, phone: null },
  });
  return count;
}
