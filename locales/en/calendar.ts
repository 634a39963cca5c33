import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const calendar: Shape<typeof vi.calendar> = {
  weekday: {
    monday: "Monday",
    tuesday: "Tuesday",
    wednesday: "Wednesday",
    thursday: "Thursday",
    friday: "Friday",
    saturday: "Saturday",
    sunday: "Sunday",
  },
  dayWithWeekday: "{{weekday}} {{day}}",
  moment: "{{time}} on {{day}}",
  period: {
    day: "{{day}}",
    month: "month {{month}}/{{year}}",
    quarter: "quarter {{quarter}}/{{year}}",
    halfYear: "first 6 months of {{year}}",
    nineMonths: "first 9 months of {{year}}",
    year: "year {{year}}",
  },
  periodShort: {
    month: "month {{month}}",
    quarter: "quarter {{quarter}}",
    halfYear: "6 months",
    nineMonths: "9 months",
  },
  restDays: {
    none: "There are no days off of {{year}} yet",
    some: "Days off of {{year}} that are missing: {{list}}",
    missing: "{{name}} ({{entered}} of {{days}} entered)",
    holiday: {
      newYear: "New Year",
      tet: "Tết",
      kings: "Hùng Kings",
      victory: "30 April",
      labour: "1 May",
      national: "National Day",
    },
  },
};
