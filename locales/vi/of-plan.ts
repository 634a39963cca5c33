/** What is asked of the plan itself. */
export const ofPlan = {
  leads: "Chủ trì: {{names}}",
  coordinators: "Phối hợp: {{names}}",
  nobody: "kế hoạch không giao cơ quan nào",
  withEvents: "xác định khi có việc phát sinh",
  group: "{{name}} ({{count}} đơn vị)",
  more: "và {{count}} đơn vị khác",
  found: 'Nội dung kế hoạch có "{{words}}":',
} as const;
