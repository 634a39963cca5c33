import { accentsAllow, fold } from "../text/fold.js";
import { hasAccents } from "../text/normalise.js";
import { postKey } from "./join.js";
import type { Naming } from "./names.js";
import type { Role } from "./roles.js";

/** Whom a roster names for a post. What it does not say is null, and stays as it is. */
export interface RosterEntry extends Naming {
  readonly role: Role;
  /** Null for the office. */
  readonly agencyId: number | null;
  readonly name: string;
  readonly phone: string | null;
}

interface Known extends Naming {
  readonly role: Role;
  readonly agencyId: number | null;
  readonly phone: string | null;
}

/** Somebody who holds a post. */
export interface Holder extends Known {
  readonly personId: number;
}

/** A code that was made out to somebody and can still be used. */
export interface OpenInvitation extends Known {
  readonly id: number;
  readonly code: string;
  readonly expiresAt: Date;
}

export interface CardChange {
  readonly field: "name" | "title" | "phone";
  readonly old: string | null;
  readonly new: string;
}

export interface RosterDifferences<Entry extends RosterEntry> {
  /** Who holds the post already. */
  readonly here: readonly { readonly entry: Entry; readonly holder: Holder; readonly changes: readonly CardChange[] }[];
  /** Who has a code and has not joined. */
  readonly waiting: readonly {
    readonly entry: Entry;
    readonly invitation: OpenInvitation;
    readonly changes: readonly CardChange[];
  }[];
  /** `isNewPost`: nobody holds the post, and nobody waits for it. */
  readonly added: readonly { readonly entry: Entry; readonly isNewPost: boolean }[];
  /** The number is that of somebody with another name, or the name that of several: it cannot be told who is meant. */
  readonly doubtful: readonly { readonly entry: Entry; readonly holders: readonly Holder[] }[];
  /** Who holds a post and is not in the roster. */
  readonly missing: readonly Holder[];
}

/**
 * What a roster says otherwise than what is known. Somebody is known again at their own post only: by the telephone
 * number, then by the name, marks or not. A person is never renamed to another one, nor is a code made out to another.
 */
export function compareRoster<Entry extends RosterEntry>(
  entries: readonly Entry[],
  known: { readonly holders: readonly Holder[]; readonly invitations: readonly OpenInvitation[] },
): RosterDifferences<Entry> {
  const holders = new Posts(known.holders, entries);
  const invitations = new Posts(known.invitations, entries);
  const here: { entry: Entry; holder: Holder; changes: readonly CardChange[] }[] = [];
  const waiting: { entry: Entry; invitation: OpenInvitation; changes: readonly CardChange[] }[] = [];
  const added: { entry: Entry; isNewPost: boolean }[] = [];
  const doubtful: { entry: Entry; holders: readonly Holder[] }[] = [];
  const found = new Set<Holder>();
  for (const entry of entries) {
    const [holder, ...others] = holders.whoIs(entry);
    for (const one of holder ? [holder, ...others] : []) found.add(one);
    const invitation = holder ? undefined : invitations.whoIs(entry).findLast((one) => mayBeCalled(one, entry));
    if (holder && (others.length > 0 || !mayBeCalled(holder, entry)))
      doubtful.push({ entry, holders: [holder, ...others] });
    else if (holder) here.push({ entry, holder, changes: changesOf(entry, holder) });
    else if (invitation) waiting.push({ entry, invitation, changes: changesOf(entry, invitation) });
    else added.push({ entry, isNewPost: !holders.has(entry) && !invitations.has(entry) });
  }
  return { here, waiting, added, doubtful, missing: known.holders.filter((holder) => !found.has(holder)) };
}

/** Who is known at each post. */
class Posts<One extends Known> {
  readonly #posts = new Map<string, One[]>();
  /** Those whose number the roster gives to one of its people: nobody else's name means them. */
  readonly #called = new Set<One>();

  constructor(all: readonly One[], entries: readonly RosterEntry[]) {
    for (const one of all) {
      const key = postKey(one.role, one.agencyId);
      const same = this.#posts.get(key);
      if (same) same.push(one);
      else this.#posts.set(key, [one]);
    }
    for (const entry of entries)
      for (const one of this.#at(entry)) if (hasNumber(one, entry) && mayBeCalled(one, entry)) this.#called.add(one);
  }

  has(entry: RosterEntry): boolean {
    return this.#at(entry).length > 0;
  }

  /** By the number and a name that may be the same, by the name, or by the number alone. */
  whoIs(entry: RosterEntry): readonly One[] {
    const numbered = this.#at(entry).filter((one) => hasNumber(one, entry));
    if (numbered.some((one) => this.#called.has(one))) return numbered.filter((one) => mayBeCalled(one, entry));
    const named = this.#at(entry).filter(
      (one) => one.name !== null && isSameName(one.name, entry.name) && !this.#called.has(one),
    );
    return named.length > 0 ? named : numbered;
  }

  #at({ role, agencyId }: RosterEntry): readonly One[] {
    return this.#posts.get(postKey(role, agencyId)) ?? [];
  }
}

function hasNumber({ phone }: Known, entry: RosterEntry): boolean {
  return entry.phone !== null && phone === entry.phone;
}

/** "Lan" is Nguyễn Thị Lan at the same number; Hùng is somebody else, who has taken over the telephone. */
function mayBeCalled({ name }: Known, entry: RosterEntry): boolean {
  return name === null || isSameName(lastWord(name), lastWord(entry.name));
}

function lastWord(name: string): string {
  return name.split(" ").at(-1)!;
}

/** Whether two names are one, typed with its marks or without: Hùng is hung, and not Hưng. */
export function isSameName(one: string, other: string): boolean {
  const [words, others] = [one.split(" "), other.split(" ")];
  return (
    fold(one) === fold(other) &&
    words.every((word, at) => accentsAllow(word, others[at]!) || accentsAllow(others[at]!, word))
  );
}

function changesOf(entry: RosterEntry, known: Known): CardChange[] {
  return (["name", "title", "phone"] as const).flatMap((field) => {
    const [old, said] = [known[field], entry[field]];
    if (said === null || said === old) return [];
    // Who types without marks does not take them off a name.
    if (old !== null && field !== "phone" && isSameName(old, said) && hasAccents(old) && !hasAccents(said)) return [];
    return [{ field, old, new: said }];
  });
}
