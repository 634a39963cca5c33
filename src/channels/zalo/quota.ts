import type { Priority } from "../channel.js";

/** What the plan of a bot allows; by default Zalo's own Basic of September 2026. */
export interface QuotaSettings {
  /** Messages in a month. */
  readonly messages: number;
  /** People who may write to one bot. */
  readonly people: number;
  /** Share of the messages that ordinary reminders leave to answers and to urgent ones. */
  readonly reserve: number;
}

export const basicPlan: QuotaSettings = { messages: 3_000, people: 50, reserve: 0.1 };

export const warningsAt = [70, 90] as const;

/**
 * Whether `count` messages more may go when `sent` went this month. Answers and urgent reminders may use the last one;
 * courtesies leave the reserve alone as ordinary reminders do, and have a share of their own besides.
 */
export function mayGo(sent: number, count: number, priority: Priority, settings: QuotaSettings): boolean {
  const last = priority === "answer" || priority === "urgent";
  const kept = last ? 0 : Math.ceil(settings.messages * settings.reserve);
  return sent + count <= settings.messages - kept;
}

/** Messages of a month that may go to people whom the bot does not serve. `share`: 0 to 1. */
export function courtesiesOf(messages: number, share: number): number {
  return Math.floor(messages * share);
}

/** The highest percentage that was reached and not warned at yet; null where there is none. */
export function warningDue(used: number, allowed: number, warned: number): number | null {
  const percent = (used / allowed) * 100;
  return warningsAt.filter((at) => percent >= at && at > warned).at(-1) ?? null;
}

/** `2024-02` in Vietnam, which has no daylight saving time. */
export function monthOf(now: Date): string {
  return new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 7);
}
