import type { Changes } from "./differences.js";

/** What became of one thing of a plan. A withdrawn one stays because something was reported on it. */
export type ChangeKind = "added" | "changed" | "moved" | "returned" | "withdrawn" | "removed";

export interface PlanChange {
  readonly what: string; // 'task', 'indicator', 'agency', …
  readonly name: string; // its code
  readonly change: ChangeKind;
  /** Of what changed: the columns. */
  readonly fields: readonly string[];
}

/** All that an import does to the plan itself, apart from the duties that come of it. */
export class ChangeLog {
  readonly #changes: PlanChange[] = [];

  constructor(readonly at: Date) {}

  note(what: string, name: string, change: ChangeKind, fields: readonly string[] = []): void {
    this.#changes.push({ what, name, change, fields });
  }

  get changes(): readonly PlanChange[] {
    return this.#changes;
  }

  counts(): Changes {
    const of = (...kinds: readonly ChangeKind[]) => this.#changes.filter(({ change }) => kinds.includes(change)).length;
    return {
      added: of("added", "returned"),
      changed: of("changed", "moved"),
      removed: of("removed", "withdrawn"),
    };
  }
}
