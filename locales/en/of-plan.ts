/** What is asked of the plan itself. */
export const ofPlan = {
  leads: "Lead: {{names}}",
  coordinators: "Coordinating: {{names}}",
  nobody: "the plan names nobody",
  withEvents: "known when something happens",
  group: "{{name}} ({{count}} agencies)",
  more: "and {{count}} more",
  found: 'With "{{words}}":',
} as const;
