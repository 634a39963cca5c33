import type { Conversation } from "@grammyjs/conversations";
import type { Context } from "grammy";
import { displayName, namePerson, readNaming } from "../people/names.js";
import type { BotContext, MemberContext } from "./context.js";
import { say } from "./show.js";

/** /ten: takes "Nguyễn Văn Hùng, Phó Trưởng phòng" typed with the command, or asks for it. */
export async function changeName(ctx: MemberContext, typed: string): Promise<void> {
  if (typed !== "") {
    await takeName(ctx, typed);
    return;
  }
  await askName(ctx);
  await ctx.conversation.exitAll();
  await ctx.conversation.enter("name");
}

async function askName(ctx: MemberContext): Promise<void> {
  const lines: string[] = [ctx.t("people.naming.ask", { example: ctx.t("people.naming.example") })];
  if (ctx.member.name) lines.unshift(ctx.t("people.naming.now", { shown: shownName(ctx) }));
  await say(ctx, lines.join("\n"));
}

/** Waits for a name; a sentence says what is wrong with one, and it waits again. */
export async function nameConversation(
  conversation: Conversation<BotContext, Context>,
  _entered: Context,
): Promise<void> {
  const top = conversation.checkpoint();
  await conversation.wait();
  const outcome = await conversation.external(async (ctx) => {
    const { turn } = ctx;
    if (turn.kind === "nothing") return "again";
    if (turn.kind !== "name") return "elsewhere";
    try {
      // "ok" is nobody's name.
      if (ctx.assent) {
        await askName(ctx as MemberContext);
        return "again";
      }
      return (await takeName(ctx as MemberContext, turn.text.trim())) ? "taken" : "again";
    } catch (error) {
      ctx.surprise = { error };
      return "again";
    }
  });
  if (outcome === "elsewhere") await conversation.halt({ next: true });
  if (outcome === "again") await conversation.rewind(top);
}

async function takeName(ctx: MemberContext, typed: string): Promise<boolean> {
  const naming = readNaming(typed);
  if (!naming.ok) {
    await say(ctx, naming.say(ctx.t));
    return false;
  }
  await namePerson(ctx.services.db, ctx.member.personId, naming.value);
  ctx.member = { ...ctx.member, ...naming.value };
  await say(ctx, ctx.t("people.naming.kept", { shown: shownName(ctx) }));
  return true;
}

function shownName(ctx: MemberContext): string {
  return displayName(ctx.member, ctx.member.posts[0] ?? null, ctx.t);
}
