import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const common: Shape<typeof vi.common> = {
  confirm: "Confirm",
  edit: "Edit",
  cancel: "Cancel",
  back: "Back",
  contact: "{{contact}}",
  contactUnknown: "the $t(common.place) office",
  place: "{{place}}",
  places: { province: "province", city: "city" },
  status: {
    not_started: "Not started",
    in_progress: "In progress",
    done: "Done",
    blocked: "Blocked",
    nothing_arose: "Nothing arose",
  },
};
