/** What a post entitles to. The office roles (staff, lead, administrator) have no agency. */
export type Role = "focal_point" | "leader" | "staff" | "lead" | "administrator";

export interface AgencyOfPost {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly level: string;
  /** Ids of agencies that are no more and for which this one answers: buttons and drafts may still name them. */
  readonly formerIds?: readonly number[];
}

/** What is selected of an agency's row for one. */
export const agencyOfPost = { id: true, code: true, name: true, shortName: true, level: true } as const;

export interface HeldPost {
  readonly role: Role;
  readonly agency: AgencyOfPost | null;
}

interface Holder {
  readonly posts: readonly HeldPost[];
}

export const officeRoles: readonly Role[] = ["staff", "lead", "administrator"];

/** The administrator counts as office: whoever appoints its people can see what they see. */
export function isOffice(holder: Holder): boolean {
  return holder.posts.some((post) => officeRoles.includes(post.role));
}

/** Decides for the office what its people get. */
export function leadsOffice(holder: Holder): boolean {
  return holder.posts.some((post) => post.role === "lead" || post.role === "administrator");
}

export function isAdministrator(holder: Holder): boolean {
  return holder.posts.some((post) => post.role === "administrator");
}

/** Agencies whose duties the holder may read and report, each once, in the order in which the posts were taken. */
export function agenciesToReportFor(holder: Holder): readonly AgencyOfPost[] {
  const agencies = new Map<number, AgencyOfPost>();
  for (const post of holder.posts) {
    if (post.agency && (post.role === "focal_point" || post.role === "leader"))
      agencies.set(post.agency.id, post.agency);
  }
  return [...agencies.values()];
}

/** The agency of this id among them, or the one that answers for it now. */
export function agencyToReportFor(holder: Holder, agencyId: number): AgencyOfPost | undefined {
  const agencies = agenciesToReportFor(holder);
  return agencies.find(({ id }) => id === agencyId) ?? agencies.find(({ formerIds }) => formerIds?.includes(agencyId));
}
