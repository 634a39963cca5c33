import { describe, expect, it } from "vitest";
import { firstNotGiven } from "../../src/reporting/due-figures.js";
import { findFigures } from "../../src/reporting/find-figures.js";
import { reportingOffice, value } from "./office.js";

const office = reportingOffice();
const period = "2024-Q1";
const codes = ["CT-b1", "CT-b3", "CT-b4"];

/** Asked in one statement, it says what all that is known of the figures says. */
async function next(code: string, of = codes): Promise<string | null> {
  const agency = await office.agency(code);
  const said = await firstNotGiven(office.db, office.plan.id, agency.id, of, period);
  const figures = await findFigures(office.db, office.plan, agency, of);
  const first = figures.find((one) => one.period === period && one.latest === null);
  expect(said).toBe(first?.indicator ?? null);
  return said;
}

describe("the first figure of a period that is not given", () => {
  it("is the first of those asked for, and none where none is asked for", async () => {
    expect(await next("STP")).toBe("CT-b1");
    expect(await next("STP", [])).toBeNull();
  });

  it("comes after what was given for that period by that agency, and is it again once that was taken back", async () => {
    const lan = await office.person();
    await office.report("STP", lan, [value("CT-b1", period, { percent: 62.5 })], "2024-03-18");
    expect(await next("STP")).toBe("CT-b3");
    expect(await next("SNV")).toBe("CT-b1");
    await office.report("STP", lan, [value("CT-b3", period, { percent: 60 })], "2024-03-18");
    expect(await next("STP", ["CT-b1", "CT-b3"])).toBeNull();
    await office.db.figure.updateMany({ data: { takenBackAt: new Date("2024-03-18T03:00:00Z") } });
    expect(await next("STP")).toBe("CT-b1");
  });

  it("is not what an agency gave that became part of this one", async () => {
    const [stp, snv] = [await office.agency("STP"), await office.agency("SNV")];
    await office.report("SNV", await office.person(), [value("CT-b1", period, { percent: 70 })], "2024-03-18");
    expect(await next("STP")).toBe("CT-b1");
    await office.db.agency.update({ where: { id: snv.id }, data: { heirId: stp.id } });
    expect(await next("STP")).toBe("CT-b3");
    await office.db.agency.update({ where: { id: snv.id }, data: { heirId: null } });
  });
});
