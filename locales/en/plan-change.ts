import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const planChange: Shape<typeof vi.planChange> = {
  administratorOnly: "This command is for the administrator.",
  archive: "Plan {{number}} is over: its settings are changed no more.",
  settings: "Settings of plan {{number}}",
  setting: {
    workingDaysAfterWindow: "Due after a period ends: {{value}}",
    workingDaysToMend: "Freely corrected after the deadline: {{value}}",
    onRestDay: "A deadline on a rest day: {{value}}",
  },
  level: {
    province: "province",
    department: "departments",
    district: "districts",
    commune: "communes",
    subordinate: "subordinate units",
    other: "other kinds",
    every: "all levels",
    others: "the others",
  },
  ofLevel: "{{level}} {{days}} working days",
  days: "{{n}} working days",
  restDay: { stays: "stays", before: "moves to the working day before", after: "moves to the working day after" },
  howSetting: "To change, for example: /caidat hạn xã 2 · /caidat sửa 7 · /caidat ngày nghỉ sau",
  unknownSetting: "“{{words}}” is not a setting that is known.",
  already: "It is so already: {{what}}.",
  restDays: "Days off and worked days to come ({{count}}):",
  offDay: "{{day}} · off · {{name}}",
  workedDay: "{{day}} · worked · {{name}}",
  more: "… and {{count}} more days",
  noNotice: "There are no days off of {{year}} yet: deadlines in it are provisional.",
  howDay: "To change, for example: /ngaynghi 30/8 nghỉ Nghỉ hoán đổi · /ngaynghi 7/9 làm bù · /ngaynghi bỏ 30/8",
  unknownDay: "“{{words}}” is not a change of a day off that is known.",
  no: {
    past: "{{day}} has passed: days are changed from today on.",
    isOff: "{{day}} is off already.",
    isWorked: "{{day}} is worked already.",
    isUsual: "{{day}} is not among the days off and worked days: there is nothing to take out.",
  },
  day: {
    off: "{{day}}: off{{name}}.",
    work: "{{day}}: worked{{name}}.",
    usual: "{{day}}: as usual again{{name}}.",
  },
  fromTo: "{{what}}, to become {{to}}.",
  moves: "{{n}} duties get another deadline or lock date.",
  toMove: "moving the days of {{n}} duties",
  nothingMoves: "No duty gets another deadline.",
  done: "Changed. {{line}}\n{{n}} duties got another deadline or lock date.",
  notice:
    "There are no days off of {{year}} yet (the notice of Tết and public holidays): deadlines in it are provisional. To enter them: /ngaynghi",
};
