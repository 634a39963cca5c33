import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const settings: Shape<typeof vi.settings> = {
  cli: {
    settings: "settings that chat does not have",
    list: "the settings, as they hold, and their bounds",
    set: "change a setting; a running bot obeys at once",
    name: "the name of a setting, see settings list",
    value: "the new value, for example 30 or 0,05",
  },
  between: "{{least}}–{{most}}",
  unknown: 'There is no setting "{{name}}". There are: {{list}}',
  wrong: '"{{typed}}" does not do for {{name}}: it has to be a whole number from {{least}} to {{most}}.',
  wrongShare:
    '"{{typed}}" does not do for {{name}}: it has to be a number from {{least}} to {{most}}, for example 0,05.',
  already: "{{name}} is {{to}} already: nothing was changed.",
  done: "{{name}}: {{from}} → {{to}}",
  what: {
    days: "for how many days the content of messages is kept",
    updatesPerMinute: "how many messages a minute of one sender are read",
    strangerPerDay: "how often a day a stranger is answered",
    groupPerHour: "how often an hour a group is answered",
    strangerQuota: "the share of a Zalo month that strangers have",
    messages: "messages a month of a Zalo bot",
    people: "people of a Zalo bot",
    reserve: "the share of a Zalo month that is kept for what is urgent",
  },
  history: {
    head: "Changes of settings, days off and plans (the latest {{count}}):",
    nothing: "Nothing was changed yet.",
    line: "{{moment}} · {{who}} · {{what}}",
    server: "from the server",
    through: "{{who}} ({{channel}})",
    fromTo: "{{name}}: {{old}} → {{to}}",
    ofPlan: "{{name}}, plan {{year}}",
    ladder: "reminders",
    import: "import of plan {{number}}: {{added}} duties added, {{changed}} changed, {{removed}} removed",
    day: {
      off: "off",
      work: "worked",
      usual: "as usual",
    },
    office: {
      event: "due days of what arises, working days",
      return: "days to send a returned report again, working days",
      leader: "told to the leader when overdue, working days",
      office: "told to the office when overdue, working days",
    },
  },
};
