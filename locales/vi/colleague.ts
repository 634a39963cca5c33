/** Several people of one agency, and one person of several agencies. */
export const colleague = {
  writing: "{{who}} đang soạn báo cáo này ({{at}}).",
  ofAgency: "{{agency}} · {{text}}",
} as const;
