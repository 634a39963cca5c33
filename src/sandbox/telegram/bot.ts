import type { BotCommand, Message, User, UserFromGetMe } from "grammy/types";
import type { Clock } from "../../clock.js";
import { type Chat, type StoredMessage, toApiChat } from "./chats.js";
import { Files, type StoredFile } from "./files.js";
import type { Markup } from "./markup.js";
import { Refusal, refusal } from "./refusal.js";
import { type PendingUpdate, Updates, type updateKinds } from "./updates.js";
import { Webhook, type WebhookTarget } from "./webhook.js";

export interface BotIdentity {
  readonly token: string; // '700001:…'
  readonly name: string;
  readonly username: string;
}

/** A pressed button that waits for its answer. */
export interface Query {
  readonly id: string;
  readonly chat: number;
  readonly message: number;
  readonly at: number; // seconds since 1970, on the sandbox's clock
}

const day = 86_400;
export const queryLifetime = 150;

/** What outlives a run. A webhook does not: the bot sets its own when it starts. */
export interface SavedBot {
  readonly id: number;
  readonly nextMessageId: number;
  readonly nextQueryId: number;
  readonly nextUpdateId: number;
  readonly pending: readonly PendingUpdate[];
  readonly allowed: readonly string[] | null;
  readonly chats: readonly (Omit<Chat, "members" | "messages"> & {
    readonly members: readonly number[];
    readonly messages: readonly StoredMessage[];
  })[];
  readonly queries: readonly Query[];
  readonly commands: readonly (readonly [string, readonly BotCommand[]])[];
  readonly descriptions: readonly (readonly [string, string])[];
  readonly files: readonly (Omit<StoredFile, "bytes"> & { readonly base64: string })[];
}

/**
 * At least as many ids as a run gives out between its last writing and its being killed: whoever has seen them would take
 * what comes under them again for what it has handled.
 */
const unsaved = 1_000;

/** One bot as the server knows it: its chats, what waits for it, its files and its menus. */
export class SandboxBot {
  readonly token: string;
  readonly id: number;
  readonly me: UserFromGetMe;
  readonly clock: Clock;
  readonly updates: Updates;
  readonly files = new Files();
  readonly chats = new Map<number, Chat>();
  readonly queries = new Map<string, Query>();
  /** 'chat:5000001|vi' → commands. */
  readonly commands = new Map<string, readonly BotCommand[]>();
  /** 'description|vi' → text. */
  readonly descriptions = new Map<string, string>();
  /** file path → until when it may be fetched, seconds since 1970 on the sandbox's clock. */
  readonly links = new Map<string, { readonly file: string; readonly until: number }>();
  webhook: Webhook | null = null;
  nextMessageId: number;
  nextQueryId: number;
  readonly #firstRetry: number;
  readonly #changed: (chat: number) => void;

  /**
   * `firstId`: where the ids of updates, messages and presses begin. `changed` is told of a chat whose look changed,
   * `moved` that something was queued or confirmed.
   */
  constructor(
    { token, name, username }: BotIdentity,
    options: {
      readonly clock: Clock;
      readonly firstId: number;
      readonly firstRetry: number;
      readonly changed: (chat: number) => void;
      readonly moved: () => void;
    },
  ) {
    this.token = token;
    this.id = Number(token.split(":")[0]);
    this.clock = options.clock;
    this.#firstRetry = options.firstRetry;
    this.#changed = options.changed;
    this.nextMessageId = options.firstId;
    this.nextQueryId = options.firstId;
    this.updates = new Updates(options.clock, options.firstId, () => {
      this.webhook?.deliver();
      options.moved();
    });
    this.me = {
      id: this.id,
      is_bot: true,
      first_name: name,
      username,
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_inline_queries: false,
      can_connect_to_business: false,
      has_main_web_app: false,
      has_topics_enabled: false,
      allows_users_to_create_topics: false,
      can_manage_bots: false,
      supports_guest_queries: false,
    } as UserFromGetMe;
  }

  /** The bot as others see it. */
  get user(): User {
    return { id: this.id, is_bot: true, first_name: this.me.first_name, username: this.me.username };
  }

  now(): number {
    return Math.floor(this.clock.now().getTime() / 1000);
  }

  /** The chat that a call names, where the bot may write; throws what the server says otherwise. */
  chatToWrite(id: unknown): Chat {
    const chat = this.chat(id);
    if (chat.migratedTo !== null)
      throw new Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", {
        migrate_to_chat_id: chat.migratedTo,
      });
    switch (chat.barred) {
      case "blocked":
        throw refusal(403, "bot was blocked by the user");
      case "deactivated":
        throw refusal(403, "user is deactivated");
      case "kicked":
        throw refusal(403, `bot was kicked from the ${chat.type === "group" ? "group" : "supergroup"} chat`);
    }
    return chat;
  }

  /** The chat that a call names, whatever its state; "chat not found" where the bot has never met it. */
  chat(id: unknown): Chat {
    const chat = typeof id === "number" ? this.chats.get(id) : undefined;
    if (!chat) throw refusal(400, "chat not found");
    if (!chat.met) {
      const knownFromGroup = [...this.chats.values()].some((group) => group.members.has(chat.id));
      throw knownFromGroup
        ? refusal(403, "bot can't initiate conversation with a user")
        : refusal(400, "chat not found");
    }
    return chat;
  }

  /** Puts a message into a chat, from the bot where `from` is not given. */
  addMessage(chat: Chat, content: Partial<Message>, from: User = this.user): Message {
    const message = {
      message_id: this.nextMessageId++,
      from,
      chat: toApiChat(chat),
      date: this.now(),
      ...content,
    } as Message;
    chat.messages.set(message.message_id, { message, toast: undefined, edited: false });
    this.#changed(chat.id);
    return message;
  }

  showKeyboard(chat: Chat, { reply }: Markup): void {
    if (reply !== undefined) chat.keyboard = reply;
  }

  /** Queues a message or what became of one. */
  queue(chat: Chat, content: { readonly [Kind in (typeof updateKinds)[number]]?: unknown }): void {
    const lifetime = "callback_query" in content ? queryLifetime : day;
    this.updates.push(chat.id, lifetime, content as Parameters<Updates["push"]>[2]);
  }

  changed(chat: Chat): void {
    this.#changed(chat.id);
  }

  setWebhook(target: WebhookTarget | null): void {
    this.webhook?.close();
    this.webhook = target && new Webhook(target, this.updates, this.clock, this.#firstRetry);
  }

  save(): SavedBot {
    return {
      id: this.id,
      nextMessageId: this.nextMessageId,
      nextQueryId: this.nextQueryId,
      nextUpdateId: this.updates.nextId,
      pending: this.updates.pending(),
      allowed: this.updates.allowed,
      chats: [...this.chats.values()].map(({ members, messages, ...chat }) => ({
        ...chat,
        members: [...members],
        messages: [...messages.values()],
      })),
      queries: [...this.queries.values()],
      commands: [...this.commands],
      descriptions: [...this.descriptions],
      files: this.files.all().map(({ bytes, ...file }) => ({ ...file, base64: Buffer.from(bytes).toString("base64") })),
    };
  }

  /** The saved chats come as new objects: phones that show them have to be given these. */
  restore(saved: SavedBot): void {
    this.nextMessageId = Math.max(this.nextMessageId, saved.nextMessageId + unsaved);
    this.nextQueryId = Math.max(this.nextQueryId, saved.nextQueryId + unsaved);
    this.updates.restore(saved.pending, Math.max(this.updates.nextId, saved.nextUpdateId + unsaved), saved.allowed);
    for (const { members, messages, ...chat } of saved.chats)
      this.chats.set(chat.id, {
        ...chat,
        members: new Set(members),
        messages: new Map(messages.map((stored) => [stored.message.message_id, stored])),
      });
    for (const query of saved.queries) this.queries.set(query.id, query);
    for (const [key, commands] of saved.commands) this.commands.set(key, commands);
    for (const [key, text] of saved.descriptions) this.descriptions.set(key, text);
    this.files.restore(saved.files.map(({ base64, ...file }) => ({ ...file, bytes: Buffer.from(base64, "base64") })));
  }

  close(): void {
    this.webhook?.close();
    this.updates.close();
  }
}
