import { isAddressed } from "../grammar/addressed.js";
import {
  checkPin,
  hashPin,
  hasPin,
  isGuessable,
  pinMatches,
  readPin,
  refuseWhileLocked,
  setPin,
} from "../people/pins.js";
import { agenciesToReportFor, isOffice } from "../people/roles.js";
import { asksWhichReturn, readReturn } from "../reporting/decisions/read-return.js";
import { action } from "../text/actions.js";
import type { MemberContext } from "./context.js";
import { grammarContext } from "./dialogue-context.js";
import { refuseOffice } from "./office.js";
import { askQuestion, type QuestionKind, type QuestionTurn } from "./question.js";
import { findQuestion } from "./question-store.js";
import { say } from "./show.js";
import { read } from "./take-lines.js";

/**
 * The step before what touches many: true where the person has just typed their PIN for exactly this button, so that its
 * handler may go on. Else it asks for it, or says that there is none yet, and the handler has to return; the right PIN
 * presses the button again. Nothing is done before, and nothing is remembered after the one press.
 *
 * @param pressed the data of the button whose handler calls it, with all that is to be done in it
 * @param what "duyệt và khóa quý I/2024": what the PIN is asked for
 */
export async function requirePin(ctx: MemberContext, pressed: string, what: string): Promise<boolean> {
  if (ctx.pinnedFor === pressed) return true;
  const { db } = ctx.services;
  const { personId } = ctx.member;
  if (!(await hasPin(db, personId))) {
    await say(ctx, ctx.t("pin.none"));
    return false;
  }
  const locked = await refuseWhileLocked(db, attemptOf(ctx));
  if (locked) await say(ctx, locked.say(ctx.t));
  else await askQuestion(ctx, "pin", { pressed, what } satisfies AskedPin);
  return false;
}

interface AskedPin {
  readonly pressed: string;
  readonly what: string;
}

/** The PIN for something: its message is dropped, whatever it holds. */
export const pinQuestion: QuestionKind = {
  show: (ctx, data, choice) => ({
    text: ctx.t("pin.ask", { what: (data as AskedPin).what }),
    buttons: [[{ label: ctx.t("common.cancel"), data: choice("leave") }]],
    expects: "figure",
  }),
  async take(ctx, data, text): Promise<QuestionTurn> {
    const pin = readPin(text);
    if (pin === null) return notPin(ctx, data, text);
    const checked = await checkPin(ctx.services.db, pin, attemptOf(ctx));
    if (!checked.ok) {
      if (checked.code === "wrong") return secretly(ctx, again(data, checked.say(ctx.t)));
      return secretly(ctx, { kind: "done", message: { text: checked.say(ctx.t), buttons: [] } });
    }
    return secretly(ctx, { kind: "press", pressed: (data as AskedPin).pressed });
  },
};

/** /pin: sets one, after the old one where there is one. */
export async function changePin(ctx: MemberContext): Promise<void> {
  if (!isOffice(ctx.member)) return refuseOffice(ctx);
  const isSet = await hasPin(ctx.services.db, ctx.member.personId);
  if (isSet && !(await requirePin(ctx, action.newPin(), ctx.t("pin.toChange")))) return;
  await askQuestion(ctx, "new-pin", { hash: null });
}

/** A new PIN, typed twice: between the two only its scrypt is kept. */
export const newPinQuestion: QuestionKind = {
  show: (ctx, data, choice) => ({
    text: ctx.t((data as { hash: string | null }).hash === null ? "pin.askNew" : "pin.askAgain"),
    buttons: [[{ label: ctx.t("common.cancel"), data: choice("leave") }]],
    expects: "figure",
  }),
  async take(ctx, data, text): Promise<QuestionTurn> {
    const pin = readPin(text);
    if (pin === null) return notPin(ctx, data, text);
    const { hash } = data as { hash: string | null };
    if (hash === null) {
      if (isGuessable(pin)) return secretly(ctx, again(data, ctx.t("pin.guessable")));
      return secretly(ctx, { kind: "ask", data: { hash: await hashPin(pin) } });
    }
    if (!(await pinMatches(pin, hash))) return secretly(ctx, again({ hash: null }, ctx.t("pin.notSame")));
    const { personId } = ctx.member;
    const setting = { personId, by: personId, inboxId: ctx.inboxId, now: ctx.now };
    await ctx.services.db.$transaction((tx) => setPin(tx, hash, setting));
    return secretly(ctx, { kind: "done", message: { text: ctx.t("pin.kept"), buttons: [] } });
  },
};

/** What says something else leaves the step; anything else leaves it open, for a PIN that is typed next belongs to it. */
async function notPin(ctx: MemberContext, data: unknown, text: string): Promise<QuestionTurn> {
  if (await saysElse(ctx, text)) return { kind: "elsewhere" };
  const asked = again(data, ctx.t("pin.notSix"));
  return /\d/.test(text) ? secretly(ctx, asked) : asked;
}

/** A question of the office, a report or a return by its code. */
async function saysElse(ctx: MemberContext, text: string): Promise<boolean> {
  const { plan, member } = ctx;
  if (!plan || /^[\d\s.-]*$/.test(text)) return false;
  if (readReturn(text) || asksWhichReturn(text) || (await read(ctx, text, "office")).outcome === "question")
    return true;
  return agenciesToReportFor(member).some(({ code }) => isAddressed(text, grammarContext(ctx, plan, code)));
}

/**
 * Six digits that no step waits for, of somebody who has a PIN or was asked for one: they are not shown back, and dropped as
 * a PIN is. False for any other message.
 */
export async function dropStrayPin(ctx: MemberContext, text: string): Promise<boolean> {
  if (readPin(text) === null || !isOffice(ctx.member)) return false;
  const asked = (await findQuestion(ctx))?.kind;
  const isOfPin = asked === "pin" || asked === "new-pin" || (await hasPin(ctx.services.db, ctx.member.personId));
  if (!isOfPin) return false;
  ctx.isSecret = true;
  await say(ctx, ctx.t("pin.noStep"));
  return true;
}

function again(data: unknown, sentence: string): QuestionTurn {
  return { kind: "ask", data, sentence };
}

/** What was typed is kept no longer than it takes to handle it. */
function secretly(ctx: MemberContext, turn: QuestionTurn): QuestionTurn {
  ctx.isSecret = true;
  return turn;
}

function attemptOf({ member, inboxId, now }: MemberContext) {
  return { personId: member.personId, inboxId, now };
}
