import type { FastifyInstance } from "fastify";
import type { Message, User } from "grammy/types";
import { Listeners } from "../listeners.js";
import type { Attachment, Bubble, Call, Fault, Messenger, Phone, Settling } from "../messenger.js";
import { settle } from "../settling.js";
import { Switchboard } from "../switchboard.js";
import { Typing } from "../typing.js";
import { SandboxBot } from "./bot.js";
import { Calls } from "./calls.js";
import { toBubble } from "./chats.js";
import { type Door, mountBotApi } from "./http.js";
import { sandboxToken, type TelegramOptions } from "./options.js";
import {
  announce,
  editText,
  forward,
  pressData,
  sendAlbum,
  sendContact,
  sendDocument,
  sendPhoto,
  sendSticker,
  setBlocked,
  tellMembership,
  writeText,
} from "./people.js";
import { findCommands } from "./profile.js";
import { Rates } from "./rates.js";
import type { Saved } from "./saved.js";
import { newChat, type Telephone } from "./telephone.js";

export { sandboxToken, type TelegramOptions };

/** A strict local Bot API server and the phones of the people who use it. Faults and limits: see README.md. */
export class TelegramStandIn implements Messenger {
  readonly channel = "telegram";
  readonly #path: string;
  readonly #bots = new Map<string, SandboxBot>();
  readonly #phones = new Map<string, Telephone>();
  readonly #switchboard: Switchboard;
  readonly #changes = new Listeners<[phoneId: string]>();
  readonly #typing = new Typing((phoneId) => this.#changes.tell(phoneId));
  readonly #calls: Calls;
  #nextUser = 5_000_001;
  #nextGroup = 4_000_001;

  constructor(options: TelegramOptions) {
    this.#switchboard = new Switchboard(options.clock);
    this.#path = options.path ?? "/telegram";
    this.#calls = new Calls({
      bots: this.#bots,
      phones: this.#phones,
      switchboard: this.#switchboard,
      rates: options.keepRates ? new Rates() : null,
      typing: this.#typing,
    });
    const identities = options.bots ?? [{ token: sandboxToken, name: "Đầu Mối", username: "dau_moi_sandbox_bot" }];
    const firstId = options.firstId ?? Math.floor(Date.now() / 1000) - 1_600_000_000;
    for (const identity of identities) {
      const bot: SandboxBot = new SandboxBot(identity, {
        clock: options.clock,
        firstId,
        firstRetry: options.webhookRetry ?? 1000,
        changed: (chat) => this.#tellChanged(bot, chat),
        moved: () => this.#switchboard.tell(),
      });
      this.#bots.set(identity.token, bot);
    }
  }

  // The bot's side

  mount(app: FastifyInstance): string {
    const door: Door = {
      call: (token, method, read, gone) => this.#calls.call(token, method, read, gone),
      download: (token, path) => {
        const bot = this.#bots.get(token);
        const link = bot?.links.get(path);
        return bot && link && link.until >= bot.now() ? (bot.files.get(link.file) ?? null) : null;
      },
      show: (botId, fileId) => {
        const bot = [...this.#bots.values()].find(({ id }) => String(id) === botId);
        try {
          return bot?.files.find(fileId) ?? null;
        } catch {
          return null;
        }
      },
    };
    mountBotApi(app, this.#path, door);
    return this.#path;
  }

  bots(): readonly { id: string; name: string; username: string; token: string }[] {
    return [...this.#bots.values()].map(({ id, me, token }) => ({
      id: String(id),
      name: me.first_name,
      username: me.username,
      token,
    }));
  }

  calls(): readonly Call[] {
    return this.#switchboard.calls();
  }

  fail(fault: Fault): void {
    if (fault.kind === "quota") throw new Error("Telegram has no monthly quota; that is Zalo's");
    this.#switchboard.faults.add(fault);
  }

  faults(): readonly Fault[] {
    return this.#switchboard.faults.list();
  }

  clearFaults(): void {
    this.#switchboard.faults.clear();
  }

  // The people's side

  phones(): readonly Phone[] {
    return [...this.#phones.values()].map((phone) => this.#toPhone(phone));
  }

  addPhone(id: string, owner: string, botId?: string): Phone {
    const known = this.#phones.get(id);
    if (known) return this.#toPhone(known);
    const bot = this.#findBot(botId);
    const number = Number(/^telegram:(\d{1,15})/.exec(id)?.[1] ?? this.#freeUser());
    const chat = bot.chats.get(number) ?? newChat(number, "private", `Tài khoản ${number % 1_000_000}`);
    bot.chats.set(number, chat);
    const user: User = { id: number, is_bot: false, first_name: chat.title, language_code: "vi" };
    return this.#add({ id, owner, bot, chat, user, language: "vi", awaiting: null });
  }

  meet(phoneId: string): void {
    this.#phone(phoneId).chat.met = true;
  }

  /** A group that this person opens with the bot in it; the phone that comes back shows the group. */
  addGroup(id: string, title: string, founder: string): Phone {
    const { bot, user, owner, language } = this.#phone(founder);
    const chat = newChat(-this.#nextGroup++, "group", title);
    chat.met = true;
    chat.members.add(user.id);
    bot.chats.set(chat.id, chat);
    const phone: Telephone = { id, owner, bot, chat, user, language, awaiting: null };
    const shown = this.#add(phone);
    tellMembership(phone, "left", "member");
    announce(phone, { new_chat_members: [bot.user] });
    return shown;
  }

  /** Another person joins a group; the phone that comes back shows it to them. */
  joinGroup(id: string, groupPhone: string, member: string): Phone {
    const { chat } = this.#phone(groupPhone);
    const { bot, user, owner, language } = this.#phone(member);
    chat.members.add(user.id);
    return this.#add({ id, owner, bot, chat, user, language, awaiting: null });
  }

  /** Telegram moves a group to a new id when it grows; the old id is refused from then on, with the new one. */
  upgradeGroup(groupPhone: string): number {
    const phone = this.#phone(groupPhone);
    const { bot, chat: old } = phone;
    const chat = newChat(Number(`-100${this.#nextGroup++}`), "supergroup", old.title);
    chat.met = true;
    for (const member of old.members) chat.members.add(member);
    bot.chats.set(chat.id, chat);
    announce(phone, { migrate_to_chat_id: chat.id });
    old.migratedTo = chat.id;
    for (const [id, other] of this.#phones) if (other.chat === old) this.#phones.set(id, { ...other, chat });
    announce(this.#phone(groupPhone), { migrate_from_chat_id: old.id });
    return chat.id;
  }

  /** The bot is thrown out of a group. */
  kick(groupPhone: string): void {
    const phone = this.#phone(groupPhone);
    phone.chat.barred = "kicked";
    tellMembership(phone, "member", "kicked");
  }

  history(phoneId: string): readonly Bubble[] {
    const { bot, chat } = this.#phone(phoneId);
    return [...chat.messages.values()].map((stored) =>
      toBubble(stored, (fileId) => `${this.#path}/shown/${bot.id}/${fileId}`),
    );
  }

  commands(phoneId: string): readonly { command: string; description: string }[] {
    const { bot, chat, language } = this.#phone(phoneId);
    return findCommands(bot, chat.id, chat.type !== "private", language);
  }

  /** The language of the person's app, two letters. */
  setLanguage(phoneId: string, language: string): void {
    const phone = this.#phone(phoneId);
    phone.language = language;
    phone.user.language_code = language;
    this.#changes.tell(phoneId);
  }

  async write(phoneId: string, text: string, { replyTo }: { readonly replyTo?: string } = {}): Promise<void> {
    const phone = this.#phone(phoneId);
    const replied = replyTo === undefined ? undefined : this.#message(phone, replyTo);
    this.#calls.ask(phone, () => writeText(phone, text, replied));
  }

  /** Opens t.me/<bot>?start=payload and presses Start. */
  async start(phoneId: string, payload?: string): Promise<void> {
    if (payload !== undefined && !/^[A-Za-z0-9_-]{1,64}$/.test(payload))
      throw new Error("A start payload has 1 to 64 letters, digits, _ or -: the link would not work");
    await this.write(phoneId, payload === undefined ? "/start" : `/start ${payload}`);
  }

  async send(phoneId: string, what: "photo" | "document" | "sticker", attachment?: Attachment): Promise<void> {
    const phone = this.#phone(phoneId);
    this.#calls.ask(phone, () => {
      if (what === "photo") sendPhoto(phone, attachment);
      else if (what === "document") sendDocument(phone, attachment);
      else sendSticker(phone);
    });
  }

  async sendAlbum(phoneId: string, attachments: readonly Attachment[]): Promise<void> {
    const phone = this.#phone(phoneId);
    this.#calls.ask(phone, () => sendAlbum(phone, attachments));
  }

  async sendContact(phoneId: string, phoneNumber: string, own = true): Promise<void> {
    const phone = this.#phone(phoneId);
    this.#calls.ask(phone, () => sendContact(phone, phoneNumber, own));
  }

  /** The person changes what they wrote. */
  async edit(phoneId: string, bubbleId: string, text: string): Promise<void> {
    const phone = this.#phone(phoneId);
    this.#calls.ask(phone, () => editText(phone, Number(bubbleId), text));
  }

  async forward(phoneId: string, what: { readonly text: string } | { readonly bubbleId: string }): Promise<void> {
    const phone = this.#phone(phoneId);
    this.#calls.ask(phone, () =>
      forward(phone, "bubbleId" in what ? { messageId: Number(what.bubbleId) } : { text: what.text }),
    );
  }

  async press(phoneId: string, label: string, bubbleId?: string): Promise<void> {
    const phone = this.#phone(phoneId);
    const candidates = [...phone.chat.messages.values()].reverse().map(({ message }) => message);
    for (const message of candidates) {
      if (bubbleId !== undefined && String(message.message_id) !== bubbleId) continue;
      const button = message.reply_markup?.inline_keyboard.flat().find(({ text }) => text === label);
      if (!button) continue;
      // Other kinds of buttons (links) do their work in the app.
      if ("callback_data" in button) this.#press(phone, message, button.callback_data);
      return;
    }
    const key =
      bubbleId === undefined ? phone.chat.keyboard?.flat().find((button) => button.label === label) : undefined;
    if (!key) throw new Error(`No button "${label}"${bubbleId === undefined ? "" : ` on bubble ${bubbleId}`}`);
    if (key.contact) await this.sendContact(phoneId, "+84900000000");
    else await this.write(phoneId, label);
  }

  /** Sends data that no button carries, as a changed app or yesterday's message would. */
  async forge(phoneId: string, data: string, bubbleId?: string): Promise<void> {
    const phone = this.#phone(phoneId);
    const newest = [...phone.chat.messages.values()].findLast(({ message }) => message.from?.id === phone.bot.id);
    const message = bubbleId === undefined ? newest?.message : this.#message(phone, bubbleId);
    if (!message) throw new Error("There is no message of the bot whose button could be pressed");
    this.#press(phone, message, data);
  }

  block(phoneId: string, blocked: boolean): void {
    const phone = this.#phone(phoneId);
    setBlocked(phone, blocked);
    if (blocked) phone.awaiting = null;
  }

  /** The person deletes their account. */
  deactivate(phoneId: string): void {
    this.#phone(phoneId).chat.barred = "deactivated";
    this.#changes.tell(phoneId);
  }

  save(): Uint8Array {
    const saved: Saved = {
      bots: [...this.#bots.values()].map((bot) => bot.save()),
      phones: [...this.#phones.values()].map(({ id, owner, bot, chat, user, language }) => ({
        ...{ id, owner, user, language },
        ...{ bot: bot.id, chat: chat.id },
      })),
      nextGroup: this.#nextGroup,
    };
    return Buffer.from(JSON.stringify(saved));
  }

  /** Bots that are not here any more are left out, and their phones with them. */
  restore(saved: Uint8Array): void {
    const { bots, phones, nextGroup } = JSON.parse(Buffer.from(saved).toString("utf8")) as Saved;
    for (const state of bots) [...this.#bots.values()].find(({ id }) => id === state.id)?.restore(state);
    for (const phone of phones) {
      const bot = [...this.#bots.values()].find(({ id }) => id === phone.bot);
      const chat = bot?.chats.get(phone.chat);
      if (bot && chat) this.#add({ ...phone, bot, chat, awaiting: null });
    }
    this.#nextGroup = Math.max(this.#nextGroup, nextGroup);
  }

  async settled(phoneId: string, settling?: Settling): Promise<void> {
    await settle(
      {
        outstanding: (needsAnswer) => this.#calls.outstanding(this.#phone(phoneId), needsAnswer),
        onTraffic: (listener) => this.#switchboard.onTraffic(listener),
      },
      settling,
    );
  }

  /** The bots that wait for updates right now. */
  polling(): readonly string[] {
    return [...this.#bots.values()].filter(({ updates }) => updates.polling).map(({ id }) => String(id));
  }

  onChange(listener: (phoneId: string) => void): () => void {
    return this.#changes.add(listener);
  }

  async close(): Promise<void> {
    this.#switchboard.close();
    this.#typing.close();
    for (const bot of this.#bots.values()) bot.close();
  }

  // Helpers of the people's side

  #press(phone: Telephone, message: Message, data: string): void {
    const query = String(phone.bot.nextQueryId);
    this.#calls.ask(phone, () => pressData(phone, message, data), query);
  }

  #phone(id: string): Telephone {
    const phone = this.#phones.get(id);
    if (!phone) throw new Error(`No phone ${id}`);
    return phone;
  }

  #message({ chat, id }: Telephone, bubbleId: string): Message {
    const stored = chat.messages.get(Number(bubbleId));
    if (!stored) throw new Error(`No bubble ${bubbleId} on ${id}`);
    return stored.message;
  }

  #findBot(id: string | undefined): SandboxBot {
    const all = [...this.#bots.values()];
    const bot = id === undefined ? all[0] : all.find((one) => String(one.id) === id);
    if (!bot) throw new Error(`No bot ${id}`);
    return bot;
  }

  #freeUser(): number {
    while ([...this.#phones.values()].some(({ user }) => user.id === this.#nextUser)) this.#nextUser++;
    return this.#nextUser;
  }

  #add(phone: Telephone): Phone {
    this.#phones.set(phone.id, phone);
    this.#changes.tell(phone.id);
    return this.#toPhone(phone);
  }

  #toPhone({ id, owner, bot, chat }: Telephone): Phone {
    return {
      id,
      channel: "telegram",
      owner,
      bot: String(bot.id),
      blocked: chat.barred === "blocked",
      started: chat.met,
      typing: this.#typing.has(id),
      ...(chat.keyboard && { keyboard: chat.keyboard.map((row) => row.map(({ label }) => label)) }),
    };
  }

  #tellChanged(bot: SandboxBot, chat: number): void {
    for (const phone of [...this.#phones.values()])
      if (phone.bot === bot && phone.chat.id === chat) this.#changes.tell(phone.id);
  }
}
