import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const channels: Shape<typeof vi.channels> = {
  choices: {
    yes: "yes",
    answerWith: "Answer: {{words}}",
    answerByNumber: "Answer with a number {{range}}",
    answerByLetter: "Answer with a letter {{range}}",
    onward: '"more" to {{what}}',
    seeMore: "go on",
    back: '"{{word}}" to return',
    cancel: '"{{word}}" to stop',
    backOrCancel: '"{{back}}" or "{{cancel}}" to stop',
  },
  files: {
    link: "{{name}}: {{url}} (opens until {{until}})",
    noLink:
      "The file {{name}} cannot be sent here, as the server has no public address. Ask the administrator to set PUBLIC_URL.",
    noPicture:
      "The picture cannot be sent here, as the server has no public address. Ask the administrator to set PUBLIC_URL.",
    expired: "This link has expired. Write to the bot again to get a new file.",
    unknown: "There is no such file.",
  },
};
