import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const plan: Shape<typeof vi.plan> = {
  atFile: "{{file}}: {{what}}",
  atLine: "{{file}} line {{line}}: {{what}}",
  noFile: "this file cannot be read",
  notYaml: "this is not YAML",
  notCsv: "this is not CSV",
  unknownKey: "nothing here is called {{key}}",
  missing: "{{key}} is missing",
  wrongType: "{{key}} must be of type {{expected}}",
  oneOf: "{{key}} must be one of: {{values}}",
  outOfRange: "{{key}} is out of range",
  badValue: "{{key}} has the wrong form",
  twice: "{{code}} stands here twice",
  unknownCode: "no agency or group has the code {{code}}",
  unknownWording: 'it is not known which agencies "{{text}}" means: add it to groups.yaml',
  sameCode: "{{code}} and {{other}} are one code when typed: case, blanks and hyphens do not count",
  codeMeansElse: "{{code}} means something else when typed (a number, a period or a status); it needs another code",
  codeUnreadable: "{{code}} cannot be read; a code has letters, numbers and points, for example A.1, 1.2.3, KPI-1",
  partOfOther: "{{code}} does not lead this task",
  wrongCount: '"{{text}}" says {{said}} agencies, {{found}} were found',
  moreProblems: "and {{count}} more",
  noSuchMove: "Code {{from}} cannot become {{to}}: there is no task {{from}}, or {{to}} is another task.",
};
