import { dayInVietnam, formatInstant } from "../calendar/day.js";
import { formatMoment } from "../calendar/formats.js";
import { type Outcome, success } from "../outcome.js";
import { listPeople } from "../people/list-people.js";
import { describePost } from "../people/names.js";
import { removePerson } from "../people/remove-person.js";
import type { CommandContext, CommandResult } from "./command.js";
import { table } from "./table.js";

/** `people`: who has joined, who has not, unused codes. */
export async function people({ db, now, t }: CommandContext): Promise<CommandResult> {
  const list = await listPeople(db, now);
  const today = dayInVietnam(now);
  const joined = list.joined.map((person) => [
    String(person.id),
    person.name ?? "",
    person.posts.map((post) => describePost(post, t)).join(", "),
    channelsOf(person.accounts, t),
    person.lastSeenAt ? formatMoment(person.lastSeenAt, today, t) : "",
  ]);
  const codes = list.unusedCodes.map((one) => [one.code, one.role, one.agency ?? "", formatInstant(one.expiresAt)]);
  return {
    json: {
      joined: list.joined.map((person) => ({
        ...person,
        posts: person.posts.map((post) => ({ role: post.role, agency: post.agency?.code ?? null })),
        joinedAt: formatInstant(person.joinedAt),
        lastSeenAt: person.lastSeenAt && formatInstant(person.lastSeenAt),
        accounts: person.accounts.map(({ channel, stoppedAt, stopReason }) => ({
          channel,
          stoppedAt: stoppedAt && formatInstant(stoppedAt),
          stopReason,
        })),
      })),
      notJoined: list.notJoined,
      unusedCodes: list.unusedCodes.map((one) => ({ ...one, expiresAt: formatInstant(one.expiresAt) })),
    },
    lines: [
      t("operator.people.joined", { count: joined.length }),
      ...table(joined),
      t("operator.people.notJoined", { count: list.notJoined.length }),
      ...table(list.notJoined.map((agency) => [agency.code, agency.name])),
      t("operator.people.codes", { count: codes.length }),
      ...table(codes),
    ],
  };
}

/** "telegram (không gửi được), zalo": where to telephone instead. */
function channelsOf(
  accounts: readonly { readonly channel: string; readonly stoppedAt: Date | null }[],
  t: CommandContext["t"],
): string {
  const names = accounts.map(({ channel, stoppedAt }) =>
    stoppedAt ? t("operator.people.stopped", { channel }) : channel,
  );
  return [...new Set(names)].join(", ");
}

/** `people remove ID`: for who has left. */
export async function removeFromPeople(
  { db, now, t }: CommandContext,
  personId: number,
): Promise<Outcome<CommandResult>> {
  const removed = await removePerson(db, { personId, by: null, now });
  if (!removed.ok) return removed;
  const { posts, name } = removed.value;
  return success({
    json: { removed: personId, posts },
    lines: [t("operator.people.removed", { id: personId, name: name ?? "", posts: posts.join(", ") })],
  });
}
