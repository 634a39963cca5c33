import { act } from "./act.js";
import type { MemberContext } from "./context.js";
import type { Turn } from "./route.js";
import { say } from "./show.js";

/** Says what becomes of something that is not taken, then does what is written under it. The sentence lost, that is done too. */
export async function answerNoText(ctx: MemberContext, sentence: string, caption: Turn | null): Promise<void> {
  try {
    await say(ctx, sentence);
  } catch (error) {
    ctx.surprise = { error };
  }
  if (caption) await act(ctx, caption);
}
