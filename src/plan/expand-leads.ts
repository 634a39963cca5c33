/** What a list of codes is expanded with: the groups of a plan, and its agencies in their order. */
export interface Expansion {
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** Codes of the agencies that exist on the plan's date, in the order of the plan. */
  readonly agencies: readonly string[];
}

/**
 * The agencies that a list of group and agency codes means, each once, in the order of the agencies. What is known only
 * when something happens ('%…') and who does not exist on the plan's date mean nobody.
 */
export function expandCodes(codes: readonly string[], { groups, agencies }: Expansion): string[] {
  const meant = new Set<string>();
  for (const code of codes) {
    for (const member of groups.get(code) ?? [code]) meant.add(member);
  }
  return agencies.filter((agency) => meant.has(agency));
}
