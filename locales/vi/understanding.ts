export const understanding = {} as const;
