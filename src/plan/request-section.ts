/** What the section of the office's own requests is called in code, and prints. */
const code = "YC";

/** The code of that section beside sections of these codes. */
export function requestSectionCode(taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? code : `${code}${number}`;
    if (!taken.includes(free)) return free;
  }
}
