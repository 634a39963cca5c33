/** A chip on a phone that is still empty. */
export interface Trial {
  /** Of `sandbox.trials`: what the chip says. */
  readonly label: "work" | "report" | "figures" | "summary" | "silent" | "code";
  /** What it writes; one that only fills in leaves it in the composer, to be changed and sent. */
  readonly text: string;
  readonly fillsIn?: boolean;
  /** What it is about, in its label: a task's code. */
  readonly subject?: string;
}
