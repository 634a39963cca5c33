import type { ConversationFlavor } from "@grammyjs/conversations";
import type { Context } from "grammy";
import type { Day } from "../calendar/day.js";
import type { Left } from "../channels/left.js";
import type { Member } from "../people/member.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import type { WaitingFile } from "../reporting/evidence/keep.js";
import type { Assent } from "../text/assent.js";
import type { Language, Translate } from "../text/language.js";
import type { Asked } from "./question-store.js";
import type { Heard, Turn } from "./route.js";
import type { Services } from "./services.js";
import type { WayBack } from "./way-back.js";

/** What every handler finds on its context: who writes, in which language, and the moment it is handled at. */
export interface BotFlavor {
  services: Services;
  /** The inbox row of this update: the key under which it counts once. */
  inboxId: bigint;
  now: Date;
  today: Day;
  /** What is left in the chat once all of this update was done. */
  left: Left;
  /** Null for a stranger. */
  member: Member | null;
  language: Language;
  t: Translate;
  /** The earliest year first. */
  plans: readonly PlanInForce[];
  /** The one that this update is about: by default the usual one of today. Null before a plan is imported. */
  plan: PlanInForce | null;
  /** A message that only agrees or refuses. `pressed`: the button that it means, where an offer is the last thing said. */
  assent: { readonly word: Assent; readonly pressed: string | null } | null;
  /** The button for which this message is the right PIN, see pin.ts. */
  pinnedFor?: string;
  /** The message holds a PIN: it is dropped once it is handled. */
  isSecret?: boolean;
  /** A question that this update interrupts, where something of it is kept; null: a name. `said`: the answer says so. */
  begun: {
    readonly asked: Asked | null;
    readonly about: string;
    readonly wayBack: WayBack;
    said: boolean;
    readonly stays?: boolean;
  } | null;
  /** Whether one is kept since a report was begun over it, as this update found it. */
  keepsQuestion: boolean;
  /** What the update says, and what is done about it: see route.ts. Of private chats. */
  heard: Heard;
  turn: Turn;
  /**
   * Pictures and files: those of the chat that wait to go with a report, those among them that this update brought, and
   * whether a report has taken them along.
   */
  files: { readonly waiting: readonly WaitingFile[]; readonly sent: readonly WaitingFile[]; readonly taken: boolean };
  /** What this update has read already, see read-once.ts. */
  read: Map<string, Promise<unknown>>;
  /** Calls under way for which nothing that matters waits, see courtesy.ts. */
  courtesies: Promise<unknown>[];
  /**
   * What is thrown only at the end, so that the update is tried again: a surprise inside a conversation, which stays open
   * for it; a sentence that could not be sent before what had to be written.
   */
  surprise?: { readonly error: unknown };
}

export type BotContext = ConversationFlavor<Context & BotFlavor>;

/** A context of someone with an account. */
export type MemberContext = BotContext & { member: Member };
