import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const people: Shape<typeof vi.people> = {
  post: {
    focal_point: "focal point of {{agency}}",
    leader: "leader of {{agency}}",
    staff: "staff of the $t(common.place) office",
    lead: "lead of the $t(common.place) office",
    administrator: "administrator",
  },
  contacts: {
    head: "{{agency}}:",
    nobody: "{{agency}}: nobody at present. Codes: ask the administrator.",
    unnamed: "no name given",
    unreached: "the bot does not reach them",
    seen: "last wrote {{when}}",
    foreign:
      "Only the $t(common.place) office sees who the people of another agency are, and their numbers. To reach them, ask $t(common.contact).",
    others: "Numbers, and people of other agencies: ask $t(common.contact).",
    whose: "Whose people? For example: số điện thoại đầu mối {{agency}}",
  },
  invited: {
    focal_point: "focal point",
    leader: "leader",
    staff: "staff of the office",
    lead: "lead of the office",
    administrator: "administrator",
    account: "further account",
  },
  named: { full: "{{name}}, {{title}}", plain: "{{name}}" },
  atPost: { full: "{{post}} ({{name}}, {{title}})", plain: "{{post}} ({{name}})" },
  formerMember: "a former focal point",
  channel: { telegram: "Telegram", zalo: "Zalo" },
  stranger:
    "This bot is for the focal points of the agencies of the $t(common.place). Ask $t(common.contact) for an invitation code, then send it here.",
  offer: {
    notRecorded: '"{{typed}}" is not recorded: send it again once you have joined.',
    fileNotRecorded: "The picture or file is not recorded: send it again once you have joined.",
    focal_point:
      "This code is for the focal point of {{agency}}.\nLink this {{channel}} account to report on behalf of {{agency}}?",
    leader:
      "This code is for the leader of {{agency}}.\nLink this {{channel}} account to follow and report on behalf of {{agency}}?",
    staff:
      "This code is for staff of the $t(common.place) office.\nLink this {{channel}} account to see the whole $t(common.place)?",
    lead: "This code is for the lead of the $t(common.place) office.\nLink this {{channel}} account to see the whole $t(common.place)?",
    administrator: "This code is for the administrator.\nLink this {{channel}} account to administer the system?",
    account:
      "This code adds an account for: {{owner}}.\nUse this {{channel}} account as well to see duties and report?",
    madeOutTo: "The code was made out to: {{shown}}.",
    holds: "Kept: {{posts}}.",
    notMe: "Not me",
    declined: "Not linked. The code is unused: pass it to the right person or back to $t(common.contact).",
  },
  joined: {
    focal_point: "Linked to {{agency}}.",
    leader: "Linked to {{agency}} as leader.",
    staff: "Linked to the $t(common.place) office as staff.",
    lead: "Linked to the $t(common.place) office as lead.",
    administrator: "Linked as administrator.",
    account: "This {{channel}} account is added. The account linked before works as it did.",
  },
  known: {
    greeting: "Welcome, {{name}}. {{linked}}",
    named: "Kept: {{shown}}. To change it: /ten",
    withPhone:
      "Kept: {{shown}}, phone {{phone}} (shown in full to the $t(common.place) office alone). To change it: /ten",
  },
  number: {
    send: "Send my telephone number",
    instead: "If the office has your telephone number, press the button below: no code is needed.",
    matched: "There is a code for this telephone number.",
    which: "There are {{count}} codes for this telephone number. Which post first?",
    notYours:
      "That is not your own number. Press the button below to send the number of this account, or send a code here.",
    unknown:
      "There is no code for the number {{phone}}. Ask $t(common.contact) for an invitation code, then send it here.",
    begin: "You can begin here:",
  },
  wish: {
    sent: "There is no code for the number {{phone}}. The office has been asked; the answer will come here.",
    waits: "The office is looking at the number {{phone}}; the answer will come here.",
    refused: "The office did not agree to link this account. To ask, contact $t(common.contact).",
    more: "Further people who ask to be linked: {{count}}.",
    lapsed:
      "Your wish to be linked was not answered within 7 days and is over. Please contact $t(common.contact), or write here to send your number again.",
    granted: "The office has agreed.",
    asks: 'Asks to be linked: {{channel}} account "{{name}}", number {{phone}}. There is no code for this number.',
    grant: "Agree to link",
    refuse: "Refuse",
    which:
      'To which agency belongs "{{name}}", number {{phone}}? Type its code or name; for a leader type: leader and the code.',
    noAgency: 'No agency is called "{{typed}}".',
    readBack: 'Let "{{name}}", number {{phone}}, be {{post}}?',
    grantedNow: "Agreed. The person has been asked to confirm.",
    refusedNow: "Refused; the person is told.",
    over: "This has been answered already, or has waited too long.",
  },
  code: {
    wrong: "There is no such code. A code has 8 letters and digits, like K7Q4M2PX. {{left}} tries left this hour.",
    tooMany: "Five wrong tries. Send the code again after {{at}}, or ask $t(common.contact).",
    used: "This code was used at {{at}}. For a new one, ask $t(common.contact).",
    expired: "This code expired at {{at}}. For a new one, ask $t(common.contact).",
    alreadyYours: "This code was used for this very account: {{post}}.",
    alreadyYoursUnspent: "Already linked as {{post}}. The code is unused and may go to a colleague.",
    alreadyLinked: "This account is linked already. Send the code from the account to add.",
    linkedToOther:
      "This account is linked to another person and cannot be merged. To change it, ask $t(common.contact).",
  },
  accounts: {
    head: "Linked accounts:",
    first: "{{channel}} · gets the reminders",
    other: "{{channel}} · in reserve",
    prefer: "Remind me here",
    add: "New account",
    open: "Accounts",
  },
  ownCode:
    "Code to add an account: {{code}}\nSingle use, until {{at}}.\nOn the other account, open this bot and send: {{words}}\nDo not pass this code to anybody.",
  invite: {
    noLeader: "--leader goes only with an agency code, for example: invite CODE --leader",
    noAgencies: "There is no agency {{typed}}: no plan has been imported yet. Run first: plan import",
    unknownAgency: "No agency has the code {{typed}}. Codes look like {{examples}}; or office, lead, admin.",
    nearAgencies: "No agency has the code {{typed}}. Nearest: {{near}}.",
  },
  unknownPerson: "There is no person {{id}}. The command people shows the numbers.",
  alreadyLeft: "Person {{id}} has left already.",
  naming: {
    begun: "No name was kept, send it again: /ten.",
    begunAsWas: "Your name is still {{shown}}; to change it, send /ten again.",
    begunLabel: "with the name",
    ask: "Full name and title? For example: {{example}}",
    now: "Shown as: {{shown}}.",
    keep: "Keep this?\n{{shown}}",
    unread: '"{{typed}}" is not clear.',
    kept: "Kept: {{shown}}.",
    example: "Nguyễn Văn Hùng, Phó Trưởng phòng",
    empty: '"{{typed}}" is not a name yet. For example: {{example}}',
    digits: '"{{typed}}" has digits; a name has letters only. For example: {{example}}',
    signs: '"{{typed}}" has signs that names do not have. For example: {{example}}',
    long: '"{{typed}}" is longer than {{longest}} letters. For example: {{example}}',
    titleSigns: 'The title "{{typed}}" cannot be read. For example: {{example}}',
    titleLong: 'The title "{{typed}}" is longer than {{longest}} letters. For example: {{example}}',
  },
};
