import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const operator: Shape<typeof vi.operator> = {
  config: {
    TELEGRAM_BOT_TOKEN: "TELEGRAM_BOT_TOKEN is not <number>:<secret> as BotFather gave it.",
    TELEGRAM_API_ROOT: "TELEGRAM_API_ROOT must be an http(s):// address, for example https://api.telegram.org",
    TELEGRAM_WEBHOOK_URL:
      "TELEGRAM_WEBHOOK_URL must be a whole https:// address, for example https://bot.example.gov.vn/webhook/telegram",
    ZALO_BOT_TOKEN: "ZALO_BOT_TOKEN is not <number>:<secret>; several bots are separated by commas.",
    ZALO_API_ROOT: "ZALO_API_ROOT must be an http(s):// address, for example https://bot-api.zaloplatforms.com",
    ZALO_WEBHOOK_URL:
      "ZALO_WEBHOOK_URL must be a whole https:// address, for example https://bot.example.gov.vn/webhook/zalo",
    WEBHOOK_SECRET: "WEBHOOK_SECRET must be 8 to 256 letters, digits, _ or -.",
    DATABASE_URL: "DATABASE_URL must look like postgresql://user:password@host:5432/database",
    DATA_DIR: "DATA_DIR must be a folder.",
    PORT: "PORT must be a number from 0 to 65535.",
    PUBLIC_URL: "PUBLIC_URL must be an http(s):// address that phones can open, for example https://bot.example.gov.vn",
    LOG_LEVEL: "LOG_LEVEL must be one of: trace, debug, info, warn, error, fatal, silent.",
    secretMissing: "A webhook needs WEBHOOK_SECRET (8 to 256 letters, digits, _ or -).",
    noChannel:
      "There is neither TELEGRAM_BOT_TOKEN nor ZALO_BOT_TOKEN, so there is no channel to run on.\nTo try it without a token: npm run demo",
    wrong: "The configuration is wrong:",
  },
  cli: {
    description: "The commands of who operates Đầu Mối, beside a running bot as well as without one.",
    json: "print JSON only",
    more: "(all commands: npm run -s cli -- --help)",
    plan: "the plan",
    planImport: "load a plan; loading it again changes nothing",
    planFolder: "a folder like prisma/data/lam-dong-2024, by default the plan of Lâm Đồng",
    invite: "give a single-use invitation code",
    inviteWho: "an agency's code (STP), or office, lead, admin",
    inviteLeader: "for the agency's leader",
    inviteName: "name",
    inviteTitle: "title",
    inviteAll: "every agency that nobody has joined",
    invitePerson: "a further account for somebody who has joined",
    people: "who has joined, who has not, unused codes",
    peopleRemove: "take the access of somebody who has left",
    personId: "the person's number, see people",
    status: "how things stand",
    doctor: "check everything that the bot needs",
    move: "move everything from DATA_DIR into the empty PostgreSQL server of DATABASE_URL",
    export: "all data, one JSON record a line",
    understand: "what the bot would read in a message; saves nothing",
    understandText: "the message; without it JSON lines are read from standard input",
    understandAgency: "code of the writer's agency, or office",
    understandAt: "when it was written, for example 2024-06-14; by default now",
  },
  start: {
    administratorCode:
      "There is no administrator yet. Administrator code (single use, until {{at}}): {{code}}\nSend this code to the bot, on Zalo: LIENKET {{code}}",
    ready: "Ready: http://127.0.0.1:{{port}}",
    portTaken: "Port {{port}} is taken. Set another PORT or stop the program that holds it.",
  },
  database: {
    in_use: "Another process uses the data folder ({{detail}}). Stop it or set another DATA_DIR.",
    unwritable: "DATA_DIR cannot be written: {{detail}}.",
    foreign:
      "The files in DATA_DIR belong to another account (uid {{detail}}). Run as that account or set another DATA_DIR.",
    unreachable: "The database cannot be reached: {{detail}}.",
    too_old: "PostgreSQL {{detail}} is too old, 15 or newer is needed.",
    older: "The running bot is older than this command (it lacks {{detail}}). Restart the bot with the new edition.",
    newer: "The database is newer than the program ({{detail}}). Use a newer edition of the program.",
    altered: "Migration {{detail}} of the database differs from the program's.",
    damaged: "The database in DATA_DIR does not open: {{detail}}.",
  },
  usage: {
    number: '"{{typed}}" must be a positive whole number.',
    instant: '"{{typed}}" is not an instant. For example: 2024-02-26 or 2024-02-26T07:30',
    nothingToInvite: "Invite whom? For example: invite STP, invite office, invite --all",
    tooMuch: "Choose one: an agency's code, --all, or --person.",
    noServer: "DATABASE_URL is missing: the PostgreSQL server to move to.",
    reserved: "The command {{command}} does not exist yet in this edition.",
    textMissing:
      '--agency or the text is missing. For example: understand --agency STP --at 2024-06-14 "b3 quý I 1.250/2.000"',
    unknownAgency: 'No agency has the code "{{code}}".',
    badLine: 'Line {{line}} is not JSON of the shape {"agency", "at", "text"}.',
  },
  invite: {
    code: "Code: {{code}} (single use, until {{at}})",
    count: "{{count}} codes.",
  },
  people: {
    stopped: "{{channel}} (cannot be reached)",
    joined: "Joined ({{count}}):",
    notJoined: "Agencies that nobody has joined ({{count}}):",
    codes: "Unused codes ({{count}}):",
    removed: "Removed person {{id}} {{name}}: {{posts}}.",
  },
  move: {
    done: "Moved {{rows}} rows of {{tables}} tables. Run the bot with this DATABASE_URL from now on; DATA_DIR is left as it is.",
    nothing: "There is no database in {{dataDir}}.",
    botRunning: "The bot runs on this DATA_DIR. Stop it, then run the command again.",
    notEmpty: "The database of DATABASE_URL has data in it. Move into an empty one only.",
  },
  plan: {
    imported:
      "Plan: {{sections}} sections, {{tasks}} tasks, {{indicators}} indicators, {{agencies}} agencies, {{duties}} duties.",
    changes: "Duties added {{added}}, changed {{changed}}, removed {{removed}}.",
  },
  status: {
    database: "Database: {{kind}}",
    plan: "Plan {{number}} of {{year}}: {{duties}} duties, in force",
    archive: "Plan {{number}} of {{year}}: {{duties}} duties, finished (read only)",
    noPlan: "No plan is loaded: run plan import",
    people: "People: {{people}} · reports: {{reports}} · figures: {{figures}} · last receipt: {{last}}",
    inbox: "Inbox: {{counts}}",
    outbox: "Outbox: {{counts}}",
    channel: "{{channel}} {{bot}}: last worked {{ok}} · last error: {{error}} · sent this month: {{sent}}",
  },
  quota: {
    messages:
      "Zalo: bot {{bot}} has sent {{used}}/{{allowed}} messages this month. Near the end only answers and overdue reminders go.",
    people: "Zalo: bot {{bot}} has {{used}}/{{allowed}} people. At that number another bot is needed.",
  },
  doctor: {
    verdict: { ok: "ok", warning: "look", wrong: "WRONG" },
    noPlan: "no plan is loaded: run plan import",
    noHolidays: "no days off of {{year}}: add them to holidays.csv and run plan import",
    failedUpdates: "{{count}} messages could not be handled",
    noToken: "neither TELEGRAM_BOT_TOKEN nor ZALO_BOT_TOKEN is set",
    unwritable: "{{dataDir}} cannot be written",
    free: "{{dataDir}}, {{megabytes}} MB free",
    answers: "answers",
    unreachable: "{{host}} cannot be reached",
  },
};
