import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { bundledPlanFolder } from "../../src/plan/data-folder.js";
import type { PlanData } from "../../src/plan/plan-data.js";
import { readPlan } from "../../src/plan/read-plan.js";
import { translator } from "../../src/text/language.js";

describe("the plan of Lâm Đồng", () => {
  let plan: PlanData;
  let decision: string;

  beforeAll(async () => {
    const read = await readPlan(bundledPlanFolder());
    if (!read.ok) throw new Error(read.say(translator("en")));
    plan = read.value;
    decision = squeeze(await readFile(join(bundledPlanFolder(), "decision.txt"), "utf8"));
  });

  it("has 10 sections, 50 tasks, 16 indicators and 191 agencies", () => {
    expect(plan.sections.length).toBe(10);
    expect(plan.sections.map((s) => [s.code, s.tasks.length])).toEqual([
      ["I", 11],
      ["II", 3],
      ["III", 4],
      ["IV", 5],
      ["V", 5],
      ["VI", 2],
      ["VII", 9],
      ["VIIb", 5],
      ["VIII", 4],
      ["IX", 2],
    ]);
    expect(plan.indicators.length).toBe(16);
    expect(plan.agencies.length).toBe(191);
    expect(plan.sections.filter((s) => s.printedNumber === "VII").map((s) => s.code)).toEqual(["VII", "VIIb"]);
  });

  it("repeats the decision word for word", () => {
    const verbatim = plan.sections.flatMap((s) => [
      s.title,
      ...s.tasks.flatMap((t) => [t.text, t.lead, t.coordinating, t.timing]),
    ]);
    expect(verbatim.length).toBe(10 + 50 * 4);
    expect(verbatim.filter((text) => !decision.includes(squeeze(text)))).toEqual([]);
  });

  it("takes each indicator from words of the decision", async () => {
    const file = parse(await readFile(join(bundledPlanFolder(), "plan.yaml"), "utf8"));
    const sources: string[] = file.indicators.map((i: { source_text: string }) => i.source_text);
    const loose = decision.toLowerCase();
    expect(sources.filter((text) => !loose.includes(squeeze(text).toLowerCase()))).toEqual([]);
  });

  it("keeps the decision as it was issued", async () => {
    const file = await readFile(join(bundledPlanFolder(), "decision.txt"));
    const said = parse(await readFile(join(bundledPlanFolder(), "plan.yaml"), "utf8")).source.sha256;
    expect(createHash("sha256").update(file).digest("hex")).toBe(said);
  });

  it("knows the groups, among them 19 sở, ban, ngành without Văn phòng UBND tỉnh", () => {
    expect(Object.fromEntries(plan.groups.map((g) => [g.code, g.members.length]))).toEqual({
      "@so-ban-nganh": 19,
      "@cap-huyen": 12,
      "@cap-xa": 142,
      "@phong-tu-phap": 12,
      "@mot-cua-huyen": 12,
      "@mot-cua-xa": 142,
    });
    expect(plan.groups.find((g) => g.code === "@so-ban-nganh")!.members).not.toContain("VPUBND");
  });

  it("counts the deadline kinds as they were read", () => {
    const kinds: Record<string, number> = {};
    for (const task of plan.sections.flatMap((s) => s.tasks))
      kinds[task.deadline.kind] = (kinds[task.deadline.kind] ?? 0) + 1;
    expect(kinds).toEqual({
      "within-year": 16,
      continuous: 14,
      "event-triggered": 8,
      "fixed-quarter": 4,
      "on-request": 3,
      "fixed-month": 2,
      monthly: 1,
      quarterly: 1,
      "last-month-of-quarter": 1,
    });
  });

  it("offers 'Không phát sinh' where nothing may arise", () => {
    const offered = plan.sections.flatMap((s) => s.tasks).filter((t) => t.nothingMayArise);
    expect(offered.map((t) => t.code)).toEqual(["I.8", "I.10", "VI.2"]);
  });

  it("gives every indicator and agency a short name for lists", () => {
    expect(plan.indicators.find((i) => i.code === "CT-b3")!.shortName).toBe("Hồ sơ trực tuyến");
    expect(plan.agencies.find((a) => a.code === "X24856")!.shortName).toBe("Đạ Long");
    const inDistrict = plan.agencies.map((a) => `${a.parentCode} ${a.shortName}`);
    expect(new Set(inDistrict).size).toBe(inDistrict.length);
  });
});

describe("a plan folder with mistakes", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "plan-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const bomb = `a: &a [1]
${["a", "b", "c", "d", "e", "f", "g", "h"].map((name, i) => `${"bcdefghi"[i]}: &${"bcdefghi"[i]} [${`*${name},`.repeat(9)}]`).join("\n")}
`;
  const cases: [string, string, (text: string) => string, RegExp[], BufferEncoding?][] = [
    [
      "a wording that nobody explained",
      "plan.yaml",
      (s) => s.replace("lead: Sở Nội vụ", "lead: Sở Nội Vụ"),
      [/^plan\.yaml dòng 75: chưa rõ "Sở Nội Vụ" là những cơ quan nào, ghi thêm vào groups\.yaml$/m],
    ],
    [
      "a month that is none",
      "plan.yaml",
      (s) => s.replace("month: 2024-02", "month: 2024-13"),
      [/^plan\.yaml dòng \d+: month sai dạng$/m],
    ],
    [
      "a month of another year",
      "plan.yaml",
      (s) => s.replace("month: 2024-02", "month: 2025-02"),
      [/^plan\.yaml dòng \d+: I\.1: month 2025-02 nằm ngoài năm 2024 của kế hoạch$/m],
    ],
    [
      "a quarter of another year",
      "plan.yaml",
      (s) => s.replace("quarter: 2024-Q2", "quarter: 2023-Q2"),
      [/^plan\.yaml dòng \d+: [IVX]+b?\.\d+: quarter 2023-Q2 nằm ngoài năm 2024 của kế hoạch$/m],
    ],
    [
      "a part's quarter of another year",
      "plan.yaml",
      (s) => s.replace(/(part: ket-noi[\s\S]*?quarter: )2024/, "$12025"),
      [/^plan\.yaml dòng \d+: VII\.4: quarter 2025-Q\d nằm ngoài năm 2024 của kế hoạch$/m],
    ],
    [
      "a month with a kind that knows none",
      "plan.yaml",
      (s) => s.replace(/^( +)kind: monthly$/m, "$1kind: monthly\n$1month: 2024-02"),
      [/^plan\.yaml dòng \d+: không có mục tên month$/m],
    ],
    [
      "a plan signed in no year of its own",
      "plan.yaml",
      (s) => s.replace(/^date: .*$/m, "date: 2022-01-10"),
      [/^plan\.yaml dòng \d+: date 2022-01-10 không hợp với kế hoạch năm 2024/m],
    ],
    [
      "a target below nothing",
      "plan.yaml",
      (s) => s.replace(/^( +)target: 80$/m, "$1target: -80"),
      [/^plan\.yaml dòng \d+: target nằm ngoài khoảng cho phép$/m],
    ],
    [
      "a target over everything",
      "plan.yaml",
      (s) => s.replace(/^( +)target: 80$/m, "$1target: 180"),
      [/^plan\.yaml dòng \d+: target nằm ngoài khoảng cho phép$/m],
    ],
    [
      "a target that would be rounded",
      "plan.yaml",
      (s) => s.replace(/^( +)target: 80$/m, "$1target: 80.555"),
      [/^plan\.yaml dòng \d+: target sai dạng$/m],
    ],
    [
      "a title that says nothing",
      "plan.yaml",
      (s) => s.replace(/^title: .*$/m, 'title: "\\u200b - "'),
      [/^plan\.yaml dòng \d+: title sai dạng$/m],
    ],
    [
      "a text that no database keeps",
      "plan.yaml",
      (s) => s.replace(/^title: .*$/m, 'title: "Kế hoạch\\0"'),
      [/^plan\.yaml dòng \d+: title sai dạng$/m],
    ],
    [
      "half a sign",
      "plan.yaml",
      (s) => s.replace(/^title: .*$/m, 'title: "Kế hoạch \\ud83d"'),
      [/^plan\.yaml dòng \d+: title sai dạng$/m],
    ],
    [
      "a code that no button can carry",
      "plan.yaml",
      (s) => s.replace("code: CT-a1\n", "code: CT:a1\n"),
      [/^plan\.yaml dòng \d+: code sai dạng$/m],
    ],
    [
      "a group that names nobody",
      "groups.yaml",
      (s) => s.replace(/(level: huyen\n +count: )12/, "level: huyen\n      type: không có\n    note: thử"),
      [/^groups\.yaml dòng \d+: nhóm @cap-huyen không có cơ quan nào; nếu đúng vậy thì ghi count: 0$/m],
    ],
    [
      "a group in two ways",
      "groups.yaml",
      (s) => s.replace("same_as: '@cap-xa'", "same_as: '@cap-xa'\n    members:\n      - STP"),
      [/^groups\.yaml dòng \d+: @mot-cua-xa phải có đúng một trong members, where, same_as$/m],
    ],
    [
      "a wording that is explained twice",
      "groups.yaml",
      (s) => s.replace("\nlead:\n", "\nlead:\n  - text: Sở Nội vụ\n    agencies: [STP]\n"),
      [/^groups\.yaml dòng \d+: Sở Nội vụ có hai lần$/m],
    ],
    [
      "an agency without a name",
      "agencies.csv",
      (s) => s.replace("\nSTP,Sở Tư pháp,", "\nSTP,,"),
      [/^agencies\.csv dòng \d+: thiếu name$/m],
    ],
    [
      "an agency that stands under two codes",
      "agencies.csv",
      (s) => s.replace("\nSTP,Sở Tư pháp,", "\nSTP,Sở  nội vụ,"),
      [/^agencies\.csv dòng \d+: STP trùng tên với SNV: Sở {2}nội vụ$/m],
    ],
    [
      "an agency that ends before it begins",
      "agencies.csv",
      (s) => s.replace(/(\nSTP,.*?2024-01-01,)[\d-]*/, "$12023-06-30"),
      [/^agencies\.csv dòng \d+: STP kết thúc ngày 2023-06-30 trước khi bắt đầu ngày 2024-01-01$/m],
    ],
    [
      "a lead that is not there on the plan's date",
      "agencies.csv",
      (s) => s.replace(/(\nVPUBND,.*?)2024-01-01/, "$12024-02-01"),
      [/^groups\.yaml dòng \d+: VPUBND không hoạt động vào ngày của kế hoạch \(2024-01-10\)$/m],
    ],
    [
      "an agency under a code of the office",
      "agencies.csv",
      (s) => s.replace(/\nX24856,/, "\nLead,"),
      [/^agencies\.csv dòng \d+: mã Lead dành cho Văn phòng, xin đặt mã khác$/m],
    ],
    [
      "a holiday of no year",
      "holidays.csv",
      (s) => s.replace("2024-02-08", "0024-02-08"),
      [/^holidays\.csv dòng 3: date sai dạng$/m],
    ],
    [
      "a file that points to itself",
      "plan.yaml",
      (s) =>
        s
          .replace(/^source:/m, "type: &a loại\nsource:")
          .replace(/^type: Kế hoạch.*\n/m, "")
          .replace(/^issuer: .*$/m, "issuer: *a"),
      [/^plan\.yaml dòng \d+: (?:không dùng tham chiếu & và \* của YAML|sai cú pháp YAML)/m],
    ],
    [
      "a bomb of references",
      "plan.yaml",
      () => bomb,
      [/^plan\.yaml dòng 2: không dùng tham chiếu & và \* của YAML, xin ghi đầy đủ$/m],
    ],
    [
      "brackets without end",
      "plan.yaml",
      () => "[1,".repeat(1_500_000),
      [/^plan\.yaml(?: dòng \d+)?: sai cú pháp YAML$/m],
    ],
    [
      "dashes without end",
      "plan.yaml",
      () => "- ".repeat(2_500_000),
      [/^plan\.yaml(?: dòng \d+)?: sai cú pháp YAML$/m],
    ],
    [
      "steps without end",
      "plan.yaml",
      () => Array.from({ length: 2_900 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"),
      [/^plan\.yaml(?: dòng \d+)?: (?:sai cú pháp YAML|không có mục tên a)$/m],
    ],
    [
      "a file that is too large",
      "groups.yaml",
      () => `# ${"x".repeat(5 * 1_048_576)}`,
      [/^groups\.yaml: tệp lớn quá 5 MB, không phải tệp kế hoạch$/m],
    ],
    [
      "a table saved in another encoding",
      "agencies.csv",
      (s) => Buffer.from(s, "utf16le").toString("latin1"),
      [/^agencies\.csv: tệp phải lưu bằng bảng mã UTF-8$/m],
      "latin1",
    ],
    ["quotes without end", "agencies.csv", (s) => `${s}"`, [/^agencies\.csv dòng \d+: sai cú pháp CSV$/m]],
    [
      "a deadline of an unknown kind",
      "plan.yaml",
      (s) => s.replace("kind: monthly", "kind: montly"),
      [/^plan\.yaml dòng \d+: kind phải là một trong: fixed-day, /m],
    ],
    [
      "a task without its text",
      "plan.yaml",
      (s) => s.replace(/ {8}text: Ban hành Kế hoạch.*\n/, ""),
      [/^plan\.yaml dòng \d+: thiếu text$/m],
    ],
    [
      "a key that means nothing",
      "plan.yaml",
      (s) => s.replace("nothing_may_arise: true", "may_arise: no"),
      [/^plan\.yaml dòng \d+: không có mục tên may_arise$/m],
    ],
    ["a task that stands twice", "plan.yaml", (s) => s.replace("code: I.2\n", "code: I.1\n"), [/: I\.1 có hai lần$/m]],
    ["broken YAML", "plan.yaml", (s) => s.replace("sections:", "sections: ["), [/^plan\.yaml dòng \d+: sai cú pháp/m]],
    [
      "an agency that stands twice",
      "agencies.csv",
      (s) => s.replace("\nSTP,", "\nSNV,"),
      [/^agencies\.csv dòng 6: SNV có hai lần$/m, /^groups\.yaml dòng \d+: không có cơ quan hay nhóm nào mã STP$/m],
    ],
    [
      "an agency of an unknown level",
      "agencies.csv",
      (s) => s.replace("Sở Nội vụ,so-ban-nganh", "Sở Nội vụ,so"),
      [/^agencies\.csv dòng 5: level phải là một trong: tinh, /m],
    ],
    [
      "a group that lost a member",
      "agencies.csv",
      (s) => s.replace(/\nX24856,.*/, ""),
      [/^groups\.yaml dòng \d+: "@cap-xa" ghi 142 cơ quan, đếm được 141$/m],
    ],
    [
      "a group that is itself",
      "groups.yaml",
      (s) => s.replace("same_as: '@cap-xa'", "same_as: '@mot-cua-xa'"),
      [/^groups\.yaml dòng \d+: không có cơ quan hay nhóm nào mã @mot-cua-xa$/m],
    ],
    [
      "a holiday that is no day",
      "holidays.csv",
      (s) => s.replace("2024-02-08", "2024-02-30"),
      [/^holidays\.csv dòng 3: date sai dạng$/m],
    ],
  ];

  it.each(cases)("says where %s is", async (_what, file, spoil, sentences, encoding) => {
    await cp(bundledPlanFolder(), folder, { recursive: true });
    const path = join(folder, file);
    const before = await readFile(path, "utf8");
    await writeFile(path, spoil(before), encoding ?? "utf8");
    expect(await readFile(path, "utf8")).not.toBe(before);
    const read = await readPlan(folder);
    expect(read.ok).toBe(false);
    if (!read.ok) for (const sentence of sentences) expect(read.say(translator("vi"))).toMatch(sentence);
  });

  it("says which files are missing", async () => {
    const read = await readPlan(join(folder, "nowhere"));
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.say(translator("vi"))).toContain("plan.yaml: không đọc được tệp này");
  });
});

/** Cells keep their line breaks in one source and not in the other. */
function squeeze(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
}
