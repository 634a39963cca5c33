/** How an agency's documents are signed in examples: "STP" of 18/KH-STP. A commune's code is no sign. */
export function documentSign(agencyCode: string): string {
  return /^[A-Z]+$/.test(agencyCode) ? agencyCode : "UBND";
}
