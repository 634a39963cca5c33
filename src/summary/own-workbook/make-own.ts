import { dayInVietnam } from "../../calendar/day.js";
import { formatDay, formatMoment } from "../../calendar/formats.js";
import type { PrismaClient } from "../../database/generated/client.js";
import { exampleShort } from "../../grammar/examples.js";
import { failure, type Outcome, success } from "../../outcome.js";
import type { PlanInForce } from "../../plan/plan-in-force.js";
import { findOwnRows } from "../../reporting/own-workbook/find-rows.js";
import type { Translate } from "../../text/language.js";
import { plain } from "../files/file-name.js";
import type { MadeFile, NoFile, OwnOrder } from "../files/order.js";
import { writeOwnWorkbook } from "./write-own.js";

/** An agency's own workbook as the database stands now. Who may have it is decided by the caller. */
export async function makeOwnWorkbook(
  { agency, comesBack }: Pick<OwnOrder, "agency" | "comesBack">,
  { db, plan, now, t }: { db: PrismaClient; plan: PlanInForce; now: Date; t: Translate },
): Promise<Outcome<MadeFile, NoFile["code"]>> {
  const today = dayInVietnam(now);
  const rows = await findOwnRows(db, plan, agency, today);
  const { duties, figures } = rows;
  if (duties.length + figures.length === 0)
    return failure("empty", (say) => say("ownWorkbook.nothing", { agency: agency.name }));
  const mark = { agencyId: agency.id, year: plan.year };
  const bytes = await writeOwnWorkbook(rows, { agencyName: agency.name, mark, now, today, t });
  const name = plain(`${t("ownWorkbook.name", { agency: agency.shortName })} ${formatDay(today)}`);
  const counts = { duties: duties.length, figures: figures.length };
  return success({
    name: `${name}.xlsx`,
    caption: t(comesBack ? "ownWorkbook.caption" : "ownWorkbook.captionOneWay", {
      ...{ agency: agency.name, when: formatMoment(now, today, t), ...counts },
      example: exampleShort({ catalogue: plan.catalogue, agency: agency.code }),
    }),
    bytes,
  });
}
