import { dayInVietnam, timeInVietnam } from "../calendar/day.js";
import { dateColumn, dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import type { Status } from "../grammar/understanding.js";
import { afterReport } from "./rules.js";

/**
 * Writes the duty's columns as its reports that were not taken back, and those of duties that it took over, make them. One
 * that the office sent back settles nothing; what was sent again for it in time settles on the day of before.
 */
export async function standAsBefore(
  tx: Prisma.TransactionClient,
  duty: { readonly id: number; readonly checkIn: boolean; readonly dueOn: Date; readonly dueHour: string | null },
): Promise<void> {
  const rows = await tx.statusReport.findMany({
    where: { OR: [{ dutyId: duty.id }, { duty: { takenById: duty.id } }], takenBackAt: null },
    orderBy: { id: "asc" },
  });
  const returns = await tx.return.findMany({
    where: { reportId: { in: rows.map(({ id }) => id) }, state: { in: ["open", "answered"] } },
  });
  let state: ReturnType<typeof afterReport> | null = null;
  for (const { id, receiptId, status, percent, reportedAt } of rows) {
    const { answeredOn = null, settledOn = null, settledLate = false } = state ?? {};
    const { checkIn, dueHour } = duty;
    const before = { checkIn, dueHour, dueOn: dayInVietnam(duty.dueOn), answeredOn, settledOn, settledLate };
    const report = { status: status as Status, percent: percent === null ? null : Number(percent) };
    const after = afterReport(before, report, dayInVietnam(reportedAt), timeInVietnam(reportedAt));
    const answered = returns.find((one) => one.receiptId === receiptId && one.kept && one.settledOn !== null);
    if (answered && after.settledOn !== null) after.settledOn = dayOf(answered.settledOn);
    if (returns.some(({ reportId }) => reportId === id)) after.settledOn = null;
    state = after;
  }
  await tx.duty.update({
    where: { id: duty.id },
    data: {
      status: state?.status ?? "not_started",
      percent: state?.percent ?? null,
      answeredOn: state ? dateColumn(state.answeredOn) : null,
      settledOn: state?.settledOn ? dateColumn(state.settledOn) : null,
      settledLate: state?.settledLate ?? false,
    },
  });
}
