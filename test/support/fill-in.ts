import type { PrismaClient } from "../../src/database/generated/client.js";
import { createInvitation } from "../../src/people/invitations.js";
import { stepData } from "../../src/reporting/step-data.js";

export interface FillIn {
  readonly prisma: PrismaClient;
  readonly now: Date;
  /** Codes made so far in this transcript, by what stands in the braces. */
  readonly codes: Map<string, string>;
  readonly people: Readonly<Record<string, number>>;
}

/** Puts in what a transcript writes in braces: see transcript.ts. */
export async function fillIn(text: string, from: FillIn): Promise<string> {
  let filled = "";
  let end = 0;
  for (const { 0: found, 1: words, index } of text.matchAll(/\{([^{}]+)\}/g)) {
    filled += text.slice(end, index) + (await meaningOf(words!, from));
    end = index + found.length;
  }
  return filled + text.slice(end);
}

async function meaningOf(words: string, { prisma, now, codes, people }: FillIn): Promise<string> {
  const [, repeated, times] = /^(.+) × (\d+)$/s.exec(words) ?? [];
  if (repeated !== undefined) return repeated.repeat(Number(times));
  if (words === "zero-width") return "\u200B";
  const [kind, ...rest] = words.split(" ");
  switch (kind) {
    case "nfd":
      return rest.join(" ").normalize("NFD");
    case "agency":
      return String((await prisma.agency.findFirstOrThrow({ where: { code: rest[0]! } })).id);
    case "duty": {
      const where = { task: { code: rest[0]! }, agency: { code: rest[1]! } };
      return String((await prisma.duty.findFirstOrThrow({ where, orderBy: { id: "asc" } })).id);
    }
    case "draft":
      return String((await newestDraft(prisma, people[rest[0]!])).id);
    case "step": {
      const { id, lastInput } = await newestDraft(prisma, people[rest[0]!]);
      return stepData({ id, lastInput: lastInput ?? 0n }, "").slice(0, -1);
    }
    case "code": {
      const code = codes.get(words) ?? (await newCode(prisma, rest[0]!, now, rest));
      codes.set(words, code);
      return code;
    }
    case "handover": {
      const where = { giverId: people[rest[0]!] ?? 0 };
      return (await prisma.invitation.findFirstOrThrow({ where, orderBy: { id: "desc" } })).code;
    }
    default:
      throw new Error(`nothing is called {${words}}`);
  }
}

function newestDraft(db: PrismaClient, personId = 0) {
  return db.draft.findFirstOrThrow({ where: { personId }, orderBy: { id: "desc" } });
}

/** `more`: "leader", or what a roster knows of the person, "Nguyễn_Thị_Lan/Chuyên_viên/+84912345678". */
async function newCode(db: PrismaClient, target: string, now: Date, more: readonly string[]): Promise<string> {
  const known = more
    .find((word) => word.includes("/"))
    ?.replaceAll("_", " ")
    .split("/");
  const [name = null, title = null, phone = null] = known ?? [];
  const made = await createInvitation(db, { target, now, leader: more.includes("leader"), name, title, phone });
  if (!made.ok) throw new Error(`no code for ${target}`);
  return made.value.code;
}
