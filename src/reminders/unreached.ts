import type { Naming } from "../people/names.js";
import type { HeldPost } from "../people/roles.js";
import { didNotRun, type WhyUnreached, whyUnreached } from "./why-unreached.js";

/** A message that ended without having reached its person. */
export interface MissedMessage {
  readonly outboxId: number;
  readonly kind: string;
  readonly state: string;
  readonly reason: string | null;
  readonly endedAt: Date;
}

/** Somebody who holds a post, and what has become of what was sent to them. */
export interface Addressee extends Naming {
  readonly personId: number;
  readonly phone: string | null;
  /** Never empty. */
  readonly posts: readonly HeldPost[];
  /** When a message reached them last, and when they last wrote; null where neither. */
  readonly heardFrom: Date | null;
  /** Up to when what they missed was told them by telephone. */
  readonly calledUntil: Date | null;
  readonly missed: readonly MissedMessage[];
}

export interface Unreached extends Omit<Addressee, "missed" | "heardFrom" | "calledUntil"> {
  /** Of the message they missed last. */
  readonly why: WhyUnreached;
  readonly since: Date;
  /** How many of each kind, in the order in which they were missed. */
  readonly missed: ReadonlyMap<string, number>;
  /** The outbox id of the last of them. */
  readonly last: number;
}

/** What the office itself is told each morning, of a day on which nobody ran: it hears that it was so, and telephones nobody. */
function concernsNobodyElse({ kind, reason }: MissedMessage): boolean {
  return (kind === "morning" || kind === "schedule") && reason === didNotRun;
}

/**
 * Whom the office has to telephone: who missed a message, and since then neither got one, nor wrote, nor was telephoned.
 * In the order in which they are given.
 */
export function decideUnreached(people: readonly Addressee[]): Unreached[] {
  return people.flatMap(({ heardFrom, calledUntil, missed, ...person }) => {
    const after = Math.max(heardFrom?.getTime() ?? 0, calledUntil?.getTime() ?? 0);
    const open = missed
      .filter((one) => one.endedAt.getTime() > after && !concernsNobodyElse(one))
      .sort((a, b) => a.endedAt.getTime() - b.endedAt.getTime() || a.outboxId - b.outboxId);
    const [first, last] = [open[0], open.at(-1)];
    if (!first || !last) return [];
    const kinds = new Map<string, number>();
    for (const { kind } of open) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    return [{ ...person, why: whyUnreached(last), since: first.endedAt, missed: kinds, last: last.outboxId }];
  });
}

/** How many of them were told by telephone what they missed, and have received nothing since: nobody has to be called, and not all is well. */
export function countCalled(people: readonly Addressee[]): number {
  const missedSince = (person: Addressee, after: Date | null) =>
    person.missed.some((one) => one.endedAt.getTime() > (after?.getTime() ?? 0) && !concernsNobodyElse(one));
  return people.filter(
    (person) =>
      person.calledUntil !== null && missedSince(person, person.heardFrom) && decideUnreached([person]).length === 0,
  ).length;
}
