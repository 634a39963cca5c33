import { dayInVietnam } from "../calendar/day.js";
import { formatMoment } from "../calendar/formats.js";
import { findHandOvers, type HandOver, makeHandOver, withdrawHandOver } from "../people/hand-over.js";
import { deepLink, linkWords } from "../people/invitation-code.js";
import { describePost } from "../people/names.js";
import type { AgencyOfPost, HeldPost } from "../people/roles.js";
import { action } from "../text/actions.js";
import type { Button } from "../text/message.js";
import { besideReport } from "./beside-report.js";
import type { MemberContext } from "./context.js";
import { databaseId } from "./database-id.js";
import { refuseForeign } from "./refuse-foreign.js";
import { say, sendNew, showStep } from "./show.js";

type PostOfAgency = HeldPost & { readonly agency: AgencyOfPost };

const mostPosts = 7;

/** /bangiao: what is offered already; else which post, and what handing it over means. */
export async function handOverCommand(ctx: MemberContext): Promise<void> {
  const posts = postsOf(ctx);
  if (posts.length === 0) return say(ctx, ctx.t("reporting.noAgency"));
  const [offered] = await findHandOvers(ctx.services.db, ctx.member.personId, ctx.now);
  if (offered) return showCode(ctx, offered);
  const [only, second] = posts;
  if (!second) return explain(ctx, only!);
  const buttons = posts
    .slice(0, mostPosts)
    .map((post): Button[] => [{ label: describePost(post, ctx.t), data: action.handOver(post.role, post.agency.id) }]);
  await sendNew(ctx, await besideReport(ctx, { text: ctx.t("handOver.which"), buttons }));
}

/** "handover:focal_point:12", "handover:make:focal_point:12", "handover:drop:5", "handover:keep" */
export async function pressHandOver(ctx: MemberContext, [what = "", ...rest]: readonly string[]): Promise<void> {
  if (what === "keep") return showStep(ctx, { text: ctx.t("handOver.keep"), buttons: [] });
  if (what === "drop") return withdraw(ctx, databaseId(rest[0]));
  const isMade = what === "make";
  const [role, id] = isMade ? rest : [what, ...rest];
  const agencyId = databaseId(id);
  const post = postsOf(ctx).find((one) => one.role === role && one.agency.id === agencyId);
  if (!post) return refuseForeign(ctx, `post ${role === "leader" ? role : "focal_point"} ${agencyId}`);
  if (!isMade) return explain(ctx, post);
  const giving = { giverId: ctx.member.personId, role: post.role, agencyId: post.agency.id };
  await showCode(ctx, await makeHandOver(ctx.services.db, giving, ctx));
}

function postsOf({ member }: MemberContext): readonly PostOfAgency[] {
  return member.posts.flatMap((post) => (post.agency ? [{ ...post, agency: post.agency }] : []));
}

/** Nothing is offered before the button. */
async function explain(ctx: MemberContext, post: PostOfAgency): Promise<void> {
  const { t } = ctx;
  const yes = action.makeHandOver(post.role, post.agency.id);
  const buttons = [
    [
      { label: t("handOver.button.make"), data: yes },
      { label: t("common.cancel"), data: action.keepPost() },
    ],
  ];
  const text = t("handOver.explain", { post: describePost(post, t) });
  await showStep(ctx, { text, buttons, offer: { yes, no: action.keepPost() } });
}

async function showCode(ctx: MemberContext, { id, code, post, expiresAt }: HandOver): Promise<void> {
  const { t } = ctx;
  const lines: string[] = [
    t("handOver.code.made", { post: describePost(post, t), code }),
    t("handOver.code.how", { words: linkWords(code), at: formatMoment(expiresAt, dayInVietnam(ctx.now), t) }),
  ];
  const link = ctx.services.channel.capabilities.deepLink ? deepLink(ctx.me.username, code) : null;
  if (link) lines.push(t("handOver.code.link", { link }));
  const drop = { label: t("handOver.button.drop"), data: action.withdrawHandOver(id) };
  await showStep(ctx, { text: lines.join("\n"), buttons: [[drop]] });
}

async function withdraw(ctx: MemberContext, id: number): Promise<void> {
  const state = await withdrawHandOver(ctx.services.db, { id, giverId: ctx.member.personId }, ctx);
  if (state === null) return refuseForeign(ctx, `hand-over ${id}`);
  await showStep(ctx, { text: ctx.t(`handOver.state.${state}`), buttons: [] });
}
