/** How a set of duties stands. All of them have begun. */
export interface Tally {
  /** Of the period, the due day has passed. With `earlier` it is what the four after that add up to. */
  readonly due: number;
  /** Overdue of earlier quarters, where the current one is counted. */
  readonly earlier: number;
  /** Of `soon`: of earlier quarters. */
  readonly soonEarlier: number;
  /** Of `later`: of earlier quarters. */
  readonly laterEarlier: number;
  readonly onTime: number;
  readonly late: number;
  /** Overdue, nothing reported: "chưa báo cáo". */
  readonly silent: number;
  /** Overdue, reported but not finished: "chưa xong". */
  readonly unfinished: number;
  /** Not settled, due today or within seven days. */
  readonly soon: number;
  /** Of `soon`: nothing reported. */
  readonly soonSilent: number;
  /** Not settled, due later than that. */
  readonly later: number;
  /** Settled before the due day has passed. */
  readonly ahead: number;
}

export const nothing: Tally = {
  due: 0,
  earlier: 0,
  soonEarlier: 0,
  laterEarlier: 0,
  onTime: 0,
  late: 0,
  silent: 0,
  unfinished: 0,
  soon: 0,
  soonSilent: 0,
  later: 0,
  ahead: 0,
};

export function addUp(tallies: Iterable<Tally>): Tally {
  const sum: Record<keyof Tally, number> = { ...nothing };
  for (const tally of tallies) for (const key of Object.keys(nothing) as (keyof Tally)[]) sum[key] += tally[key];
  return sum;
}

export function overdueOf(tally: Tally): number {
  return tally.silent + tally.unfinished;
}

/** What is open of earlier quarters, overdue or not. */
export function earlierOf(tally: Tally): number {
  return tally.earlier + tally.soonEarlier + tally.laterEarlier;
}

export function totalOf(tally: Tally): number {
  return tally.due + tally.earlier + tally.soon + tally.later + tally.ahead;
}

/** 🔴 something is overdue, 🟡 due within seven days, ✅ all settled, ⚪ the rest is not due yet. Null: nothing to do. */
export function markOf(tally: Tally): "🔴" | "🟡" | "✅" | "⚪" | null {
  if (totalOf(tally) === 0) return null;
  if (overdueOf(tally) > 0) return "🔴";
  if (tally.soon > 0) return "🟡";
  return tally.later > 0 ? "⚪" : "✅";
}
