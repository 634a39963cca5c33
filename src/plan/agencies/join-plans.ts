import type { Day } from "../../calendar/day.js";
import type { Prisma } from "../../database/generated/client.js";
import type { GroupRule } from "../plan-data.js";

type Tx = Prisma.TransactionClient;

/**
 * Makes units that came on a day known to the plans that are not over by then, and members of their groups: those whose
 * rule holds for them, and those that name one of their predecessors. Duties are not made for them; they take over some.
 */
export async function joinPlans(tx: Tx, day: Day, agencyIds: readonly number[]): Promise<void> {
  if (agencyIds.length === 0) return;
  const agencies = await tx.agency.findMany({
    where: { id: { in: [...agencyIds] } },
    include: { predecessors: { select: { predecessor: { select: { code: true } } } } },
  });
  const plans = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM "Plan" WHERE coalesce("lastLockOn", make_date(year, 12, 31)) >= ${day}::date`;
  const groups = await tx.agencyGroup.findMany({ where: { planId: { in: plans.map(({ id }) => id) } } });
  await tx.planAgency.createMany({
    data: plans.flatMap(({ id: planId }) => agencyIds.map((agencyId) => ({ planId, agencyId }))),
    skipDuplicates: true,
  });
  const members = plans.flatMap(({ id: planId }) => {
    const rules = new Map(
      groups
        .filter((group) => group.planId === planId)
        .map((group) => [group.code, { id: group.id, rule: group.rule as unknown as GroupRule }]),
    );
    return agencies.flatMap((agency) => {
      const names = [agency.code, ...agency.predecessors.map(({ predecessor }) => predecessor.code)];
      return [...rules].flatMap(([code, { id: groupId }]) =>
        holds(code, { level: agency.level, type: agency.type, names }, rules, [])
          ? [{ groupId, agencyId: agency.id }]
          : [],
      );
    });
  });
  await tx.agencyGroupMember.createMany({ data: members, skipDuplicates: true });
}

interface Candidate {
  readonly level: string;
  readonly type: string;
  /** Its own code and those of its predecessors. */
  readonly names: readonly string[];
}

function holds(
  code: string,
  candidate: Candidate,
  rules: ReadonlyMap<string, { readonly rule: GroupRule }>,
  seen: readonly string[],
): boolean {
  const rule = rules.get(code)?.rule;
  if (!rule || seen.includes(code)) return false;
  const { codes, level, type } = rule;
  if (codes.some((one) => candidate.names.includes(one) || holds(one, candidate, rules, [...seen, code]))) return true;
  if (level === null && type === null) return false;
  return (level === null || level === candidate.level) && (type === null || type === candidate.type);
}
