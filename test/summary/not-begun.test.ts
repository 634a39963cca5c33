import { describe, expect, it } from "vitest";
import { withNotBegun } from "../../src/summary/not-begun.js";
import { formatQuery, query } from "../../src/summary/query.js";
import { action } from "../../src/text/actions.js";
import { translator } from "../../src/text/language.js";

const t = translator("vi");
const asked = query({ period: "2024-12" });
const words = formatQuery(asked);
const message = {
  text: "Kế hoạch\nĐến hạn sau đó: 3",
  buttons: [
    [{ label: "Theo mục", data: action.summary(words) }],
    [{ label: "Nhắc đơn vị", data: action.nudge(words) }],
    [
      { label: "Nhắc 3 đơn vị", data: action.nudge(words) },
      { label: "Quay lại", data: action.summary(words) },
    ],
  ],
};
const labelsOn = (at: string) =>
  withNotBegun("summary", message, asked, { plan: { year: 2024 } as never, now: new Date(at), t })
    .buttons.flat()
    .map(({ label }) => label);

describe("a screen of a period", () => {
  it("offers to nudge nobody before it begins", () => {
    expect(labelsOn("2024-11-20T09:00:00+07:00")).toEqual(["Xem tháng 11", "Theo mục", "Quay lại"]);
    expect(labelsOn("2023-12-20T09:00:00+07:00")).toEqual(["Theo mục", "Quay lại"]);
  });

  it("keeps its buttons once it has begun", () => {
    expect(labelsOn("2024-12-02T09:00:00+07:00")).toEqual(["Theo mục", "Nhắc đơn vị", "Nhắc 3 đơn vị", "Quay lại"]);
  });
});
