import { preferAccount, routesOf } from "../people/accounts.js";
import { createOwnInvitation } from "../people/invitations.js";
import { channelTitle, ownCodeText } from "../people/joining-text.js";
import { action } from "../text/actions.js";
import type { MemberContext } from "./context.js";
import { say, sendNew, showStep } from "./show.js";

/** A person's chat accounts: which one gets the reminders, and how another is added. */
export async function showAccounts(ctx: MemberContext): Promise<void> {
  const routes = await routesOf(ctx.services.db, ctx.member.personId);
  const [first] = routes;
  const lines = routes.map((route) =>
    ctx.t(route === first ? "people.accounts.first" : "people.accounts.other", {
      channel: channelTitle(route.channel, ctx.t),
    }),
  );
  const isFirst = first?.accountId === ctx.member.accountId;
  await showStep(ctx, {
    text: [ctx.t("people.accounts.head"), ...lines].join("\n"),
    buttons: [
      [
        ...(isFirst ? [] : [{ label: ctx.t("people.accounts.prefer"), data: action.preferAccount() }]),
        { label: ctx.t("people.accounts.add"), data: action.addAccount() },
      ],
      [{ label: ctx.t("common.back"), data: action.help() }],
    ],
  });
}

/** Reminders come to this account first from now on. */
export async function preferThisAccount(ctx: MemberContext): Promise<void> {
  await preferAccount(ctx.services.db, ctx.member.personId, ctx.member.accountId);
  await showAccounts(ctx);
}

/** A code that links one more account to the same person. */
export async function addAccount(ctx: MemberContext): Promise<void> {
  const made = await createOwnInvitation(ctx.services.db, { personId: ctx.member.personId, now: ctx.now });
  if (!made.ok) return say(ctx, made.say(ctx.t));
  await sendNew(ctx, { text: ownCodeText(made.value, ctx.now, ctx.t), buttons: [] });
}
