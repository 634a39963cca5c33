import type { StandInFor } from "../people/leave/leaves.js";
import { displayName } from "../people/names.js";
import { type AgencyOfPost, agenciesToReportFor, type Role } from "../people/roles.js";
import type { MemberContext } from "./context.js";

/** The agencies whose focal point or leader somebody is: others are told meanwhile. */
export function agenciesToLeave(ctx: MemberContext): readonly AgencyOfPost[] {
  const { posts } = ctx.member;
  return agenciesToReportFor({ posts: posts.filter(({ role }) => role === "focal_point" || role === "leader") });
}

/** As what one is missed there: a focal point by the reminders, who only leads the agency by what leaders hear. */
export function roleToLeave(ctx: MemberContext, agencyId: number): "focal_point" | "leader" {
  const held = ctx.member.posts.some(({ role, agency }) => role === "focal_point" && agency?.id === agencyId);
  return held ? "focal_point" : "leader";
}

/** "đ/c Hùng", or by post; of several agencies with the agency. Empty where nobody stands in. */
export async function standInNames(ctx: MemberContext, standIns: readonly StandInFor[]): Promise<string> {
  if (standIns.length === 0) return "";
  const people = await ctx.services.db.person.findMany({
    where: { id: { in: standIns.map(({ personId }) => personId) } },
    select: {
      ...{ id: true, name: true, title: true },
      holdings: { where: { until: null }, select: { post: { select: { role: true, agencyId: true } } } },
    },
  });
  const agencies = agenciesToReportFor(ctx.member);
  const names = standIns.map(({ agencyId, personId }) => {
    const one = people.find(({ id }) => id === personId);
    const agency = agencies.find(({ id }) => id === agencyId) ?? null;
    const held = one?.holdings.find(({ post }) => post.agencyId === agencyId)?.post;
    const who = displayName(
      one ?? { name: null, title: null },
      held ? { role: held.role as Role, agency } : null,
      ctx.t,
    );
    return agencies.length > 1 && agency && one?.name
      ? ctx.t("leave.forAgency", { who, agency: agency.shortName })
      : who;
  });
  return names.join(", ");
}
