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
  taskOutsideSection: 'the code {{code}} must begin with "{{section}}."',
  partOfOther: "{{code}} does not lead this task",
  wrongCount: '"{{text}}" says {{said}} agencies, {{found}} were found',
  moreProblems: "and {{count}} more",
  noSuchMove: "Code {{from}} cannot become {{to}}: there is no task {{from}}, or {{to}} is another task.",
};
