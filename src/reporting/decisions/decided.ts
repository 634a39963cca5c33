import { dayInVietnam } from "../../calendar/day.js";
import { formatMoment } from "../../calendar/formats.js";
import type { Prisma } from "../../database/generated/client.js";
import { type Failure, failure } from "../../outcome.js";
import { displayName } from "../../people/names.js";
import type { Role } from "../../people/roles.js";
import type { Translate } from "../../text/language.js";

type Client = Prisma.TransactionClient;

/** Who decides, in which update. */
export interface Deciding {
  readonly by: number;
  readonly inboxId: bigint;
  readonly now: Date;
}

/** What is asked of the office, as far as it decides whether it still waits. */
export interface Waiting {
  readonly state: string;
  readonly decidedBy: number | null;
  readonly decidedAt: Date | null;
  readonly decisionInboxId: bigint | null;
}

export type NotWaiting = Failure<"decided" | "over">;

/**
 * Why what is asked cannot be decided any more: null where it waits, or where this very update has decided it. Of two of
 * the office who press at once the first wins; the other is told who and when.
 */
export async function refuseDecided(
  db: Client,
  waiting: Waiting,
  { inboxId, now }: Deciding,
): Promise<NotWaiting | null> {
  const { state, decidedBy, decidedAt, decisionInboxId } = waiting;
  if (state === "asked" || decisionInboxId === inboxId) return null;
  if (decidedBy === null || decidedAt === null) return failure("over", (t) => t("decisions.over"));
  const named = await personNamed(db, decidedBy);
  const today = dayInVietnam(now);
  const key = state === "refused" ? "decisions.alreadyRefused" : "decisions.alreadyGranted";
  return failure("decided", (t) => t(key, { who: named(t), at: formatMoment(decidedAt, today, t) }));
}

/** How somebody of the office is shown: by name, else by post. */
export async function personNamed(db: Client, personId: number): Promise<(t: Translate) => string> {
  const person = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      name: true,
      title: true,
      holdings: {
        orderBy: [{ until: { sort: "desc", nulls: "first" } }, { id: "asc" }],
        include: { post: { include: { agency: true } } },
      },
    },
  });
  const posts = person.holdings.map(({ post }) => post);
  const post = posts.find(({ agencyId }) => agencyId === null) ?? posts[0];
  return (t) => displayName(person, post ? { role: post.role as Role, agency: post.agency } : null, t);
}
