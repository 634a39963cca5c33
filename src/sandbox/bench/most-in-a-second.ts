/** Of moments in their order, in milliseconds: how many lie in one second at most, wherever that begins. */
export function mostInASecond(moments: readonly number[]): number {
  let [most, first] = [0, 0];
  for (const [index, at] of moments.entries()) {
    while (at - moments[first]! >= 1_000) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}
