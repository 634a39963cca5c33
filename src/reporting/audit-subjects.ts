/** "V.1 STP 2024-02", "VII.4/ket-noi STP 2024-Q1": what an audit entry is about. */
export function describeDutySubject(duty: {
  readonly task: string;
  readonly part: string | null;
  readonly agency: string;
  readonly period: string;
}): string {
  const task = duty.part ? `${duty.task}/${duty.part}` : duty.task;
  return `${task} ${duty.agency} ${duty.period}`;
}

/** "CT-b3 SYT 2024-Q1" */
export function describeFigureSubject(figure: {
  readonly indicator: string;
  readonly agency: string;
  readonly period: string;
}): string {
  return `${figure.indicator} ${figure.agency} ${figure.period}`;
}
