import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const roster: Shape<typeof vi.roster> = {
  nobody: "there is no row yet: below the headings, one row a person",
  severalAgencies: '"{{typed}}" may be several agencies: {{choices}}. Write the code',
  unknownAgency: 'there is no agency "{{typed}}"',
  nearAgencies: 'there is no agency "{{typed}}". Nearest: {{near}}',
  otherAgency: "not what code {{code}} is, {{name}}: mend the code or the name",
  officeHasNoAgency: "this role belongs to the $t(common.place) office: leave the cell empty, or name that office",
  unknownRole: '"{{typed}}" is no role; roles: {{known}}',
  severalPhones: '"{{typed}}" holds several numbers: write one',
  twice: {
    name: "the same name as in row {{row}} of this agency: take one row away; of two people, add what tells them apart",
    phone: "the same telephone number as in row {{row}} of this agency: mend one, or take it away",
  },
  otherName:
    "this number is that of {{who}} (no. {{id}}). If it is the same person, they change their name with /ten; if not, take the number away, or run first: people remove {{id}}",
  namesakes: "{{count}} people at this post have this name: write the telephone number that is known of the right one",
  read: "Read {{count}} people.",
  unfilled: "Rows that name nobody yet: {{count}}.",
  notUsed: "Columns that are not used: {{columns}}.",
  noRoles: "There is no column of roles: everybody is taken for a focal point.",
  added: "To be invited ({{count}}):",
  addedNewPost: "{{who}}, a post that nobody holds",
  phone: "{{who}}, {{phone}}",
  changed: "Changed ({{count}}):",
  ofPerson: "no. {{id}}, {{post}}: {{changes}}",
  ofCode: "code of {{who}}: {{changes}}",
  change: {
    name: "name {{old}} → {{new}}",
    title: "title {{old}} → {{new}}",
    phone: "phone {{old}} → {{new}}",
  },
  same: "As before: {{here}} who have joined, {{waiting}} who have a code.",
  missing: "Known here and not in the file, kept ({{count}}):",
  missingLine: "no. {{id}}, {{who}}",
  more: "and {{count}} more",
  skipped: "Passed over {{count}} rows:",
  bad: "Rows that cannot be read ({{count}}):",
  template:
    "{{count}} agencies, a row each: add a row for a second person, leave empty where there is nobody yet, then people import.",
  codes: "Codes ({{count}}), single use each:",
  mend: "Nothing is written. Mend these cells and run it again.",
  mendOrSkip: "Nothing is written. Mend these cells and run it again, or add --skip-bad to write the other rows.",
  tooManyBad:
    "Nothing is written: {{bad}} of {{count}} rows cannot be read, and --skip-bad passes over {{most}} at most. Mend these cells and run it again.",
};
