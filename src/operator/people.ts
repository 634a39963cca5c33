import { dayInVietnam, formatInstant } from "../calendar/day.js";
import { formatDay, formatMoment } from "../calendar/formats.js";
import { type Forgotten, forget } from "../forgetting.js";
import { failure, type Outcome, success } from "../outcome.js";
import { setPhone } from "../people/contact-card.js";
import { channelTitle } from "../people/joining-text.js";
import { listPeople } from "../people/list-people.js";
import { findOpenPosts } from "../people/move-posts.js";
import { describePost, displayName } from "../people/names.js";
import { formatPhone } from "../people/phone.js";
import { removePerson } from "../people/remove-person.js";
import { openLines } from "./agencies.js";
import type { CommandContext, CommandResult } from "./command.js";
import { table } from "./table.js";

/** `people`: who has joined, who has not, unused codes, and who waits for an agency because theirs is no more. */
export async function people({ db, now, t }: CommandContext): Promise<CommandResult> {
  const list = await listPeople(db, now);
  const open = await findOpenPosts(db);
  const today = dayInVietnam(now);
  const joined = list.joined.map((person) => [
    String(person.id),
    person.name ?? "",
    person.posts.map((post) => describePost(post, t)).join(", "),
    channelsOf(person.accounts, t),
    person.lastSeenAt ? formatMoment(person.lastSeenAt, today, t) : "",
  ]);
  const codes = list.unusedCodes.map((one) => [
    one.code,
    t(`people.invited.${one.role}`),
    one.agency ?? "",
    one.name ?? "",
    formatMoment(one.expiresAt, today, t),
  ]);
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
      openPosts: open.map(({ id, role, agency, successors }) => ({ post: id, role, agency: agency.code, successors })),
    },
    lines: [
      t("operator.people.joined", { count: joined.length }),
      ...table(joined),
      t("operator.people.notJoined", { count: list.notJoined.length }),
      ...table(list.notJoined.map((agency) => [agency.code, agency.name])),
      t("operator.people.codes", { count: codes.length }),
      ...table(codes),
      ...openLines(open, t),
    ],
  };
}

/** "Telegram (không gửi được), Zalo": where to telephone instead. */
function channelsOf(
  accounts: readonly { readonly channel: string; readonly stoppedAt: Date | null }[],
  t: CommandContext["t"],
): string {
  const names = accounts.map(({ channel, stoppedAt }) =>
    stoppedAt ? t("operator.people.stopped", { channel: channelTitle(channel, t) }) : channelTitle(channel, t),
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
  const { posts, held, name } = removed.value;
  const described = held.map((post) => describePost(post, t)).join(", ");
  return success({
    json: { removed: personId, posts },
    lines: [t("operator.people.removed", { id: personId, name: name ?? "–", posts: described || "–" })],
  });
}

/** `people phone ID NUMBER`: at which number the office reaches somebody whom the bot does not. */
export async function phoneOfPerson(
  { db, now, t }: CommandContext,
  personId: number,
  typed: string,
): Promise<Outcome<CommandResult>> {
  const phone = await setPhone(db, { personId, typed, now });
  if (!phone.ok) return phone;
  return success({
    json: { person: personId, phone: phone.value },
    lines: [t("reaching.phone.set", { id: personId, phone: formatPhone(phone.value) })],
  });
}

/**
 * `people forget ID --yes`: erases what is known of a person besides what they did for their posts. Without `--yes`
 * nothing is erased, and the refusal says what would be.
 */
export async function forgetFromPeople(
  { db, now, t }: CommandContext,
  personId: number,
  sure: boolean,
): Promise<Outcome<CommandResult>> {
  const before = await forgottenOn(db, personId);
  if (before) {
    const said = t("operator.people.forgottenBefore", { id: personId, day: formatDay(dayInVietnam(before)) });
    return success({ json: { forgotten: personId, before: before.toISOString() }, lines: [said] });
  }
  const forgotten = await forget(db, { personId, by: null, now, rehearse: !sure });
  if (!forgotten.ok) return forgotten;
  const what = forgotten.value;
  if (!sure)
    return failure("not_confirmed", (tt) =>
      [
        tt("operator.people.wouldForget", { id: personId }),
        ...describeForgotten(what, tt),
        tt("operator.people.confirmForget", { id: personId }),
      ].join("\n"),
    );
  const { removed, chats, drafts, received, sent } = what;
  return success({
    json: { forgotten: personId, removed, accounts: chats.length, drafts, received, sent },
    lines: [t("operator.people.forgotten", { id: personId }), ...describeForgotten(what, t)],
  });
}

/** When all that named a person was erased; null where something is left of it. */
async function forgottenOn(db: CommandContext["db"], id: number): Promise<Date | null> {
  const person = { id, name: null, title: null, phone: null, accounts: { none: { chatId: { not: 0n } } } };
  const said = { action: "remove", subject: `person ${id}`, new: "forgotten" };
  const entry = await db.audit.findFirst({ where: said, orderBy: { id: "desc" }, select: { at: true } });
  return entry && (await db.person.count({ where: person })) > 0 ? entry.at : null;
}

function describeForgotten({ removed, chats, posts, ...what }: Forgotten, t: CommandContext["t"]): string[] {
  return [
    ...(removed ? [t("operator.people.forgetRemoves")] : []),
    ...(what.name || what.title ? [t("operator.people.forgetName", { name: displayName(what, null, t) })] : []),
    ...(what.phone ? [t("operator.people.forgetPhone", { phone: formatPhone(what.phone) })] : []),
    t("operator.people.forgetAccounts", {
      channels: chats.map(({ channel }) => channelTitle(channel, t)).join(", ") || "–",
    }),
    t("operator.people.forgetTexts", { received: what.received, sent: what.sent, drafts: what.drafts }),
    ...(what.pin ? [t("operator.people.forgetPin")] : []),
    ...(what.files > 0 ? [t("operator.people.forgetFiles", { count: what.files })] : []),
    ...(what.notes > 0 ? [t("operator.people.forgetNotes", { count: what.notes })] : []),
    t("operator.people.forgetReminders"),
    t("operator.people.forgetKeeps", { posts: posts.map((post) => describePost(post, t)).join(", ") || "–" }),
  ];
}
