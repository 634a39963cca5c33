import { type Day, dayInVietnam } from "../calendar/day.js";
import { formatDay } from "../calendar/formats.js";
import { dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import { failure, type Outcome, success } from "../outcome.js";
import { writeAudit } from "../people/audit.js";
import { findOpenPosts, movePosts, type OpenPost } from "../people/move-posts.js";
import { describePost } from "../people/names.js";
import { type AgencyRow, type MoveRow, readAgencyFile, readMoves } from "../plan/agencies/agency-files.js";
import { settleHeirs } from "../plan/agencies/heirs.js";
import { type AgenciesImport, tellPlans, writeAgencies } from "../plan/agencies/import-agencies.js";
import { takeOverDuties } from "../plan/agencies/take-over-duties.js";
import { lockImports } from "../plan/import-plan.js";
import type { PlanProblem } from "../plan/place.js";
import { unreadable } from "../plan/read-plan.js";
import { tellOfOpenPosts, tellOfSuccession } from "../reminders/succession-notice.js";
import { moveDrafts } from "../reporting/move-drafts.js";
import type { Translate } from "../text/language.js";
import type { CommandContext, CommandResult } from "./command.js";
import type { ImportRefused } from "./import-plan.js";

type Tx = Prisma.TransactionClient;

export interface AgenciesSource {
  readonly file: string;
  readonly moves: string;
  /** From which day on they are as the file says. */
  readonly day: Day;
  /** Says what would happen, and writes nothing. */
  readonly preview: boolean;
}

/**
 * `agencies import`: units that came, ended or were renamed on a day, all or nothing. Duties, posts, people, drafts and
 * unused codes of those that ended go on to their successors, who are told. Twice changes nothing. A day to come is only
 * looked at: what is written counts at once, and people would be moved before their agency is.
 */
export async function importAgencies(
  { db, now, t }: CommandContext,
  { file, moves: movesFile, day, preview }: AgenciesSource,
): Promise<{ readonly ok: true; readonly value: CommandResult } | ImportRefused> {
  const problems: PlanProblem[] = [];
  const rows = await readAgencyFile(file, problems);
  const moves = await readMoves(movesFile, problems);
  if (!rows || !moves) return unreadable(problems);
  if (!preview && day > dayInVietnam(now))
    return failure("too_early", (tt) => tt("agencies.tooEarly", { day: formatDay(day) }));
  const besides = passedOver(moves, day, t);
  try {
    const done = await db.$transaction(
      async (tx) => {
        await lockImports(tx);
        const written = await write(tx, { day, rows, moves, now }, problems);
        if (preview && written) throw new Previewed(written);
        return written;
      },
      { timeout: 300_000, maxWait: 30_000 },
    );
    if (!done) return unreadable(problems);
    const { json, lines } = resultOf(done, day, t);
    return success({ json, lines: [...lines, ...besides] });
  } catch (error) {
    if (!(error instanceof Previewed)) throw error;
    const { json, lines } = resultOf(error.done, day, t);
    return success({ json, lines: [...lines, ...besides, t("operator.plan.nothingWritten")] });
  }
}

/** That moves of other days wait for theirs, where a file holds those of several. */
function passedOver(moves: readonly MoveRow[], day: Day, t: Translate): string[] {
  const others = moves.filter((move) => move.day !== day);
  if (others.length === 0) return [];
  const days = [...new Set(others.map((move) => move.day))].sort().map((one) => formatDay(one));
  return [t("agencies.passedOver", { count: others.length, days: days.join(", ") })];
}

interface Done {
  readonly agencies: AgenciesImport;
  readonly moved: number;
  readonly open: readonly OpenPost[];
}

/** Thrown to have the transaction rolled back whose outcome it carries. */
class Previewed extends Error {
  constructor(readonly done: Done) {
    super("a preview writes nothing");
  }
}

async function write(
  tx: Tx,
  source: { day: Day; rows: readonly AgencyRow[]; moves: readonly MoveRow[]; now: Date },
  problems: PlanProblem[],
): Promise<Done | null> {
  const { day, now } = source;
  const agencies = await writeAgencies(tx, source, problems);
  if (!agencies) return null;
  let moved = 0;
  const came = new Set<number>();
  for (const { from, to } of agencies.succeeded) {
    const [only, second] = to;
    await writeAudit(tx, {
      ...{ at: now, personId: null, action: "import", subject: `agency ${from.code} ${day}` },
      ...{ old: from.code, new: to.map(({ code }) => code).join(", ") || null },
    });
    if (!only || second) continue;
    const { posts, personIds, hosts } = await movePosts(tx, { from, to: only, now });
    moved += posts;
    for (const id of personIds) came.add(id);
    await moveDrafts(tx, { from: from.id, to: only.id, takenBy: agencies.duties.takenBy, personIds: null });
    // Who came with another one just now is told of their own alone.
    const told = [...personIds, ...hosts.filter((id) => !came.has(id))];
    await tellOfSuccession(tx, { from: from.id, to: only.id, personIds: told }, now);
  }
  if (agencies.touched) {
    const { added, ended, renamed } = agencies;
    const counts = `+${added} ~${renamed} -${ended}`;
    await writeAudit(tx, { at: now, personId: null, action: "import", subject: `agencies ${day}`, new: counts });
  }
  const open = (await findOpenPosts(tx)).filter(({ agency }) => dayOf(agency.endedOn) === day);
  await tellOfOpenPosts(tx, open, now);
  return { agencies, moved, open };
}

function resultOf({ agencies, moved, open }: Done, day: Day, t: Translate): CommandResult {
  const { added, ended, renamed, unchanged, duties } = agencies;
  return {
    json: {
      ...{ added, ended, renamed, unchanged },
      posts: {
        moved,
        open: open.map(({ id, agency, successors }) => ({ post: id, agency: agency.code, successors })),
      },
      duties: { moved: duties.moved, closed: duties.closed },
    },
    lines: [
      t("agencies.imported", { day: formatDay(day), added, ended, renamed, unchanged }),
      t("agencies.duties", { moved: duties.moved, closed: duties.closed }),
      t("agencies.posts", { count: moved }),
      ...openLines(open, t),
    ],
  };
}

/** The posts that wait, with those among whom there is to choose; nothing where none does. */
export function openLines(open: readonly OpenPost[], t: Translate): string[] {
  if (open.length === 0) return [];
  return [
    t("agencies.open", { count: open.length }),
    ...open.map(({ id, role, agency, successors }) => {
      const who = describePost({ role, agency: { ...agency, shortName: agency.name, level: "" } }, t);
      return successors.length === 0
        ? t("agencies.openPost", { post: id, who })
        : t("agencies.openPostOf", { post: id, who, successors: successors.join(", ") });
    }),
  ];
}

/**
 * `agencies move POST AGENCY`: the people of a post whose agency is no more go on at this one, and answer for what was due
 * before. Where several succeed, it is the one that takes over what is due since, too. In place of a post's number the
 * code of an agency that nobody has joined.
 */
export async function moveOpenPost(
  { db, now, t }: CommandContext,
  typedPost: string,
  typedAgency: string,
): Promise<Outcome<CommandResult, "unknown_post" | "not_open" | "unknown_agency">> {
  return db.$transaction(
    async (tx) => {
      await lockImports(tx);
      const post = await findPost(tx, typedPost);
      if (!post) return failure("unknown_post", (tt) => tt("agencies.noSuchPost", { post: typedPost }));
      const from = post.agency;
      if (!from?.endedOn || (post.id === null ? from.heirId !== null : !post.held))
        return failure("not_open", (tt) => tt("agencies.notOpen", { post: typedPost }));
      const to = await tx.agency.findFirst({
        where: { code: { equals: typedAgency.trim(), mode: "insensitive" }, endedOn: null },
      });
      if (!to) return failure("unknown_agency", (tt) => tt("agencies.noSuchAgency", { code: typedAgency }));
      const duties =
        from.heirId === null ? await chooseHeir(tx, from, to) : { moved: 0, closed: 0, takenBy: new Map() };
      const { personIds, hosts } = await movePosts(tx, { from, to, now, only: post.id });
      await moveDrafts(tx, { from: from.id, to: to.id, takenBy: duties.takenBy, personIds });
      await tx.invitation.updateMany({ where: { agencyId: from.id, usedAt: null }, data: { agencyId: to.id } });
      await tellOfSuccession(tx, { from: from.id, to: to.id, personIds: [...personIds, ...hosts] }, now);
      await tellPlans(tx, now);
      const { moved, closed } = duties;
      return success({
        json: { post: post.id, from: from.code, agency: to.code, people: personIds.length, duties: { moved, closed } },
        lines: [
          t("agencies.postMoved", { post: typedPost, agency: to.name, count: personIds.length }),
          t("agencies.duties", { moved, closed }),
        ],
      });
    },
    { timeout: 300_000, maxWait: 30_000 },
  );
}

/** Who answers from now on for what is left of an agency that has no successor, or several. */
async function chooseHeir(tx: Tx, from: { id: number; endedOn: Date | null }, to: { id: number }) {
  const day = dayOf(from.endedOn!);
  const several = (await tx.agencySuccession.count({ where: { predecessorId: from.id } })) > 0;
  const kind = several ? "takes-over" : "answers";
  const key = { predecessorId: from.id, successorId: to.id };
  await tx.agencySuccession.upsert({
    where: { predecessorId_successorId: key },
    create: { ...key, day: from.endedOn!, kind },
    update: { kind },
  });
  await settleHeirs(tx);
  return takeOverDuties(tx, day, several ? [{ from: from.id, to: to.id }] : []);
}

/** A post by its number, or that which an agency's people would hold, by its code. */
async function findPost(tx: Tx, typed: string) {
  const number = /^\d{1,9}$/.test(typed) ? Number(typed) : null;
  if (number !== null) {
    const post = await tx.post.findUnique({
      where: { id: number },
      include: { agency: true, holdings: { where: { until: null }, take: 1 } },
    });
    return post && { id: post.id, agency: post.agency, held: post.holdings.length > 0 };
  }
  const agency = await tx.agency.findFirst({
    where: { code: { equals: typed.trim(), mode: "insensitive" }, endedOn: { not: null } },
    orderBy: { endedOn: "desc" },
  });
  return agency && { id: null, agency, held: false };
}
