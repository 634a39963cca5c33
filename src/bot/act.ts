import { readPin } from "../people/pins.js";
import { setAside } from "../reporting/drafts.js";
import { pressButton, pressStep } from "./buttons.js";
import { runCommand } from "./commands.js";
import type { BotContext, MemberContext } from "./context.js";
import { subjectLabel } from "./draft-label.js";
import { draftsOf } from "./drafts-of-update.js";
import { takeFiles } from "./evidence.js";
import { answerText } from "./free-text.js";
import { notTextSentence } from "./help.js";
import { takeCode, welcomeStranger } from "./joining.js";
import { answerNoText } from "./no-text.js";
import { takeFileOfQuestion, takeUpPin } from "./question.js";
import { enterReport, takeTurn } from "./report-turn.js";
import { askWithFile } from "./requests.js";
import { nothingOpen, route, type Turn } from "./route.js";
import { fileIn } from "./sent-by-people.js";
import { say } from "./show.js";
import { takeNumber } from "./take-number.js";

/** Does what was decided about an update that no open conversation took. */
export async function act(ctx: BotContext, turn: Turn): Promise<void> {
  switch (turn.kind) {
    case "nothing":
    case "name": // it is taken where the conversation waits for it
      return;
    case "welcome":
      return welcomeStranger(ctx);
    case "join":
      return takeCode(ctx, turn.code);
    case "number":
      return takeNumber(ctx, turn.number);
    case "command":
      return runCommand(ctx, turn.command.name, turn.command.words);
    case "button":
      await pressButton(ctx, turn.data);
      return;
    default:
      return actFor(ctx as MemberContext, turn);
  }
}

type MembersTurn = Extract<Turn, { kind: "answer" | "step" | "unreadable" | "files" | "picture" | "text" }>;

async function actFor(ctx: MemberContext, turn: MembersTurn): Promise<void> {
  switch (turn.kind) {
    case "answer": {
      const outcome = await takeTurn(ctx, turn);
      if (outcome === "open") return enterReport(ctx);
      if (outcome === "elsewhere") return act(ctx, withoutReport(ctx));
      return;
    }
    case "step":
      return pressStep(ctx, turn.data);
    case "unreadable":
      return sayUnreadable(ctx);
    case "files":
      if ((await askWithFile(ctx, turn.caption)) || (await takeFileOfQuestion(ctx, turn.caption))) return;
      return takeFiles(ctx, turn.caption);
    case "picture":
      return answerPicture(ctx, turn.caption);
    case "text":
      if (readPin(turn.text) !== null && (await takeUpPin(ctx))) return act(ctx, ctx.turn);
      return answerText(ctx, turn.text);
  }
}

/** What an update is that the open report has not taken. */
export function withoutReport(ctx: BotContext): Turn {
  const { heard } = ctx;
  const caption = heard.form === "picture" && heard.text !== null;
  return route(caption ? { ...heard, form: "text", file: false } : heard, nothingOpen);
}

/** Of a message whose caption was changed the picture was taken when it came. */
function answerPicture(ctx: MemberContext, caption: Turn | null): Promise<void> {
  const isKept = ctx.editedMessage !== undefined && fileIn(ctx.editedMessage) !== null;
  return isKept && caption ? act(ctx, caption) : answerNoText(ctx, notTextSentence(ctx), caption);
}

/** A report that was begun with another edition of the program: it is named and open no more, then the update is answered. */
async function sayUnreadable(ctx: MemberContext): Promise<void> {
  const lost = (await draftsOf(ctx)).unreadable!;
  await say(ctx, ctx.t("reporting.unreadable", { label: await subjectLabel(ctx, lost.subject) }));
  await setAside(ctx.services.db, ctx.member.personId, lost.id);
  await act(ctx, withoutReport(ctx));
}
