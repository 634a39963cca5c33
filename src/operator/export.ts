import type { PrismaClient } from "../database/generated/client.js";
import { exportDeliveries } from "../delivery/export-deliveries.js";
import { exportAudit, exportPeople } from "../people/export-people.js";
import { exportEvidence } from "../reporting/evidence/export-evidence.js";
import { exportDuties, exportFigures, exportReceipts, exportStatusReports } from "../reporting/export-reports.js";

/** Everything that is reported and done, one record a line, each kind in the order in which it was written. */
export async function* exportLines(db: PrismaClient): AsyncGenerator<string> {
  const kinds = [
    exportPeople(db),
    exportDuties(db),
    exportReceipts(db),
    exportStatusReports(db),
    exportFigures(db),
    exportEvidence(db),
    exportDeliveries(db),
    exportAudit(db),
  ];
  for (const kind of kinds) for await (const line of kind) yield `${JSON.stringify(line)}\n`;
}
