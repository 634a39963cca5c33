import { describe, expect, it } from "vitest";
import { findFigures } from "../../src/reporting/find-figures.js";
import { reportingOffice, value } from "./office.js";

const office = reportingOffice();

describe("the figures of an agency", () => {
  it("are read in one statement, however many indicators, in the order of the plan and of their windows", async () => {
    const stp = await office.agency("STP");
    const codes = office.plan.catalogue.indicators.map(({ code }) => code);
    const statements: PropertyKey[] = [];
    const counted = new Proxy(office.db, {
      get(target, key) {
        statements.push(key);
        return Reflect.get(target, key).bind(target);
      },
    });
    const figures = await findFigures(counted, office.plan, stp, [...codes].reverse());
    expect(statements).toEqual(["$queryRaw"]);
    expect(figures).toHaveLength(16 * 19);
    expect([...new Set(figures.map(({ indicator }) => indicator))]).toEqual(codes);
    expect(figures[0]).toMatchObject({ indicator: "CT-a1", period: "2024-01", beginsOn: "2023-12-15", agency: "STP" });
  });

  it("have the target that was set for this agency, and the plan's where none was", async () => {
    const [stp, snv] = [await office.agency("STP"), await office.agency("SNV")];
    const { id } = await office.db.indicator.findFirstOrThrow({ where: { code: "CT-b3" } });
    await office.db.target.create({ data: { indicatorId: id, agencyId: stp.id, value: 72.5 } });
    expect((await office.figure("STP", "CT-b3")).target).toBe(72.5);
    expect((await office.figure("STP", "CT-b1")).target).toBe(80);
    expect((await findFigures(office.db, office.plan, snv, ["CT-b3"]))[0]!.target).toBe(60);
  });

  it("are not those of another agency, nor of another indicator", async () => {
    const lan = await office.person();
    await office.report("STP", lan, [value("CT-b3", "2024-Q1", { percent: 62.5 })], "2024-03-18");
    expect((await office.figure("STP", "CT-b3")).latest).toMatchObject({ percent: 62.5, personId: lan });
    expect((await office.figure("STP", "CT-b1")).latest).toBeNull();
    expect((await office.figure("SNV", "CT-b3")).latest).toBeNull();
  });
});
