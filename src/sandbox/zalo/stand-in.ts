import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { Clock } from "../../clock.js";
import { inVietnam } from "../clock.js";
import { Listeners } from "../listeners.js";
import type { Attachment, Bubble, Call, Fault, Messenger, Phone, Settling } from "../messenger.js";
import { sampleDocument, samplePhoto } from "../samples.js";
import { settle } from "../settling.js";
import { Switchboard } from "../switchboard.js";
import { Typing } from "../typing.js";
import { type BotIdentity, SandboxBot, type SavedBot } from "./bot.js";
import { type Behaviour, type Content, defaultBehaviour, type Event, eventOf, newMessageId } from "./events.js";
import { meetFault, refused } from "./faults.js";
import { type Door, mountZaloApi, type Reply } from "./http.js";
import { keyFor } from "./keys.js";
import { type Body, methods, noResult, type Picture, type Surroundings } from "./methods.js";
import { Refusal, refusal } from "./refusal.js";

export interface ZaloStandInOptions {
  readonly clock: Clock;
  /** Default: one bot "Bot Đầu Mối" with the token `zaloSandboxToken`. */
  readonly bots?: readonly BotIdentity[];
  /** Where the API is mounted. Default `/zalo`. */
  readonly path?: string;
  readonly behaviour?: Partial<Behaviour>;
}

export const zaloSandboxToken = "1459232241454765289:SANDBOX-no-real-token";

interface Telephone {
  readonly id: string;
  readonly owner: string;
  readonly bot: SandboxBot;
  /** The account's id as the bot sees it: user and private chat have the same one. */
  readonly account: string;
  readonly bubbles: Bubble[];
  /** Has written once: before that the bot cannot write. */
  met: boolean;
  blocked: boolean;
  /** The last input, until the bot has answered it; by the switchboard's count. */
  awaiting: { readonly since: number; answered: boolean } | null;
}

/** What outlives a run. A webhook does not: the bot sets its own when it starts. */
interface Saved {
  readonly phones: readonly {
    readonly id: string;
    readonly owner: string;
    readonly bot: string;
    readonly bubbles: readonly Bubble[];
    readonly met: boolean;
    readonly blocked: boolean;
  }[];
  readonly pictures: readonly (readonly [id: string, type: string, base64: string])[];
  readonly bots: readonly ({ readonly id: string } & SavedBot)[];
}

/** A strict local server of the Zalo Bot Platform and the phones of the people who use it. */
export class ZaloStandIn implements Messenger {
  readonly channel = "zalo";
  /** How Zalo delivers and what it allows; may be changed while it runs. */
  readonly behaviour: Behaviour;
  readonly #clock: Clock;
  readonly #path: string;
  readonly #bots = new Map<string, SandboxBot>();
  readonly #phones = new Map<string, Telephone>();
  readonly #pictures = new Map<string, Picture>();
  readonly #switchboard: Switchboard;
  readonly #changes = new Listeners<[phoneId: string]>();
  readonly #typing = new Typing((phoneId) => this.#changes.tell(phoneId));
  #app: FastifyInstance | null = null;

  constructor(options: ZaloStandInOptions) {
    this.#clock = options.clock;
    this.#switchboard = new Switchboard(options.clock);
    this.#path = options.path ?? "/zalo";
    this.behaviour = { ...defaultBehaviour, ...options.behaviour };
    for (const identity of options.bots ?? [{ token: zaloSandboxToken, name: "Bot Đầu Mối" }]) {
      const bot = new SandboxBot(identity, {
        clock: this.#clock,
        behaviour: this.behaviour,
        changed: () => this.#switchboard.tell(),
      });
      this.#bots.set(identity.token, bot);
    }
  }

  // The bot's side

  mount(app: FastifyInstance): string {
    this.#app = app;
    const door: Door = {
      call: (token, method, body, gone) => this.#call(token, method, body, gone),
      show: (id) => this.#pictures.get(id) ?? null,
    };
    mountZaloApi(app, this.#path, door);
    return this.#path;
  }

  bots(): readonly { id: string; name: string; token: string }[] {
    return [...this.#bots.values()].map(({ id, name, token }) => ({ id, name, token }));
  }

  calls(): readonly Call[] {
    return this.#switchboard.calls();
  }

  fail(fault: Fault): void {
    if (fault.kind === "throttle") throw new Error("Zalo knows no throttling; its 429 is the quota");
    this.#switchboard.faults.add(fault);
  }

  faults(): readonly Fault[] {
    return this.#switchboard.faults.list();
  }

  clearFaults(): void {
    this.#switchboard.faults.clear();
  }

  /** Messages that a bot has sent this month. */
  sent(botId?: string): number {
    return this.#findBot(botId).sent;
  }

  /** The event that the bot took last comes again, as was measured of the real server. */
  replay(times = 1, botId?: string): void {
    this.#findBot(botId).replay(times);
  }

  /** Hands the bot any event: one of the future, one without message, one of a group. */
  emit(event: Event, botId?: string): void {
    this.#findBot(botId).add({ event, account: null });
  }

  /** The bots that wait for updates right now. */
  polling(): readonly string[] {
    return [...this.#bots.values()].filter(({ feed }) => feed.isPolled).map(({ id }) => id);
  }

  // The people's side

  phones(): readonly Phone[] {
    return [...this.#phones.values()].map((phone) => this.#toPhone(phone));
  }

  addPhone(id: string, owner: string, botId?: string): Phone {
    const known = this.#phones.get(id);
    if (known) return this.#toPhone(known);
    const bot = this.#findBot(botId);
    const phone: Telephone = {
      id,
      owner,
      bot,
      account: createHash("sha256").update(`${bot.id}:${id}`).digest("hex").slice(0, 20),
      bubbles: [],
      met: false,
      blocked: false,
      awaiting: null,
    };
    this.#phones.set(id, phone);
    this.#changes.tell(id);
    return this.#toPhone(phone);
  }

  /** The id under which the bot knows this phone's owner, for rows that are made in advance. */
  accountOf(phoneId: string): string {
    return this.#phone(phoneId).account;
  }

  meet(phoneId: string): void {
    this.#phone(phoneId).met = true;
  }

  history(phoneId: string): readonly Bubble[] {
    return this.#phone(phoneId).bubbles;
  }

  commands(_phoneId: string): readonly { command: string; description: string }[] {
    return [];
  }

  async write(phoneId: string, text: string, { replyTo }: { readonly replyTo?: string } = {}): Promise<void> {
    if (text.trim() === "") throw new Error("Zalo sends no empty message");
    const phone = this.#phone(phoneId);
    // The quoted bubble is shown to the person; the bot is told nothing of it.
    this.#send(phone, { kind: "text", text }, { text, ...(replyTo !== undefined && { replyTo }) });
  }

  async send(phoneId: string, what: "photo" | "document" | "sticker", attachment?: Attachment): Promise<void> {
    const phone = this.#phone(phoneId);
    if (what === "document") {
      const { name, bytes } = attachment ?? sampleDocument();
      const url = this.#keep({ type: "application/octet-stream", bytes });
      this.#send(phone, { kind: "document" }, { text: "", file: { name, url } });
      return;
    }
    const { bytes, caption } = attachment ?? samplePhoto();
    const url = this.#keep({ type: "image/png", bytes });
    const content: Content =
      what === "photo"
        ? { kind: "photo", url: this.#origin() + url, ...(caption !== undefined && { caption }) }
        : { kind: "sticker", url: this.#origin() + url };
    this.#send(phone, content, what === "photo" ? { text: caption ?? "", photo: url } : { text: "🙂" });
  }

  /** Zalo has no buttons: the person types the key that is shown for this label, or the word, or the label where it stands. */
  async press(phoneId: string, label: string, bubbleId?: string): Promise<void> {
    const { bubbles } = this.#phone(phoneId);
    const candidates = bubbles.filter(({ id, from }) => from === "bot" && (bubbleId === undefined || id === bubbleId));
    for (const { text } of [...candidates].reverse()) {
      const key = keyFor(text, label);
      if (key) return this.write(phoneId, key);
    }
    throw new Error(`No choice "${label}" is shown${bubbleId === undefined ? "" : ` in bubble ${bubbleId}`}`);
  }

  block(phoneId: string, blocked: boolean): void {
    const phone = this.#phone(phoneId);
    phone.blocked = blocked;
    if (blocked) phone.awaiting = null;
    this.#changes.tell(phoneId);
    this.#switchboard.tell();
  }

  async settled(phoneId: string, settling?: Settling): Promise<void> {
    await settle(
      {
        outstanding: (needsAnswer) => this.#outstanding(this.#phone(phoneId), needsAnswer),
        onTraffic: (listener) => this.#switchboard.onTraffic(listener),
      },
      settling,
    );
  }

  onChange(listener: (phoneId: string) => void): () => void {
    return this.#changes.add(listener);
  }

  save(): Uint8Array {
    const saved: Saved = {
      phones: [...this.#phones.values()].map(({ id, owner, bot, bubbles, met, blocked }) => ({
        id,
        owner,
        bot: bot.id,
        bubbles,
        met,
        blocked,
      })),
      pictures: [...this.#pictures].map(([id, { type, bytes }]) => [id, type, Buffer.from(bytes).toString("base64")]),
      bots: [...this.#bots.values()].map((bot) => ({ id: bot.id, ...bot.save() })),
    };
    return Buffer.from(JSON.stringify(saved));
  }

  restore(saved: Uint8Array): void {
    const { phones, pictures, bots } = JSON.parse(Buffer.from(saved).toString("utf8")) as Saved;
    const ids = new Set(this.bots().map(({ id }) => id));
    for (const { id, owner, bot, bubbles, met, blocked } of phones) {
      if (!ids.has(bot)) continue;
      this.addPhone(id, owner, bot);
      Object.assign(this.#phone(id), { bubbles, met, blocked });
    }
    for (const [id, type, bytes] of pictures) this.#pictures.set(id, { type, bytes: Buffer.from(bytes, "base64") });
    for (const { id, ...state } of bots) if (ids.has(id)) this.#findBot(id).restore(state);
  }

  async close(): Promise<void> {
    this.#switchboard.close();
    this.#typing.close();
    for (const bot of this.#bots.values()) bot.close();
  }

  // One call

  async #call(token: string, method: string, body: Body | null, gone: AbortSignal): Promise<Reply> {
    const bot = this.#bots.get(token);
    const account = typeof body?.chat_id === "string" ? body.chat_id : null;
    const phones = [...this.#phones.values()].filter((phone) => phone.bot === bot && phone.account === account);
    const passage = {
      method,
      body: body ?? {},
      phones: phones.map(({ id }) => id),
      ...(method === "getUpdates" && {
        brought: (answer: unknown) => (answer as { ok?: boolean } | null)?.ok === true,
      }),
    };
    return this.#switchboard.pass<Reply>(passage, {
      meet: meetFault,
      work: () => this.#work(bot, method, body, gone),
      cut: { kind: "cut" },
      answered: (began) => {
        for (const phone of phones) this.#noteAnswer(phone, method, began);
      },
    });
  }

  async #work(bot: SandboxBot | undefined, method: string, body: Body | null, gone: AbortSignal): Promise<Reply> {
    try {
      if (!bot) throw refusal(401, "Unauthorized");
      const work = Object.hasOwn(methods, method) ? methods[method]! : null;
      if (!work) throw refusal(404, "Not Found");
      if (!body) throw refusal(400, "Bad Request");
      const result = await work(bot, body, this.#surroundings(bot, gone));
      return { kind: "json", body: result === noResult ? { ok: true } : { ok: true, result } };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return refused(error.code, error.description);
    }
  }

  #surroundings(bot: SandboxBot, gone: AbortSignal): Surroundings {
    const phoneOf = (account: string) =>
      [...this.#phones.values()].find((phone) => phone.bot === bot && phone.account === account);
    return {
      behaviour: this.behaviour,
      gone,
      reach: (account) => {
        const phone = phoneOf(account);
        // Which code and words the real server has for either, nobody has documented.
        if (!phone?.met) throw refusal(400, "The chat_id is invalid: chat not found");
        if (phone.blocked) throw refusal(403, "Forbidden: the user has blocked this bot");
      },
      show: (account, { text, photo }) => {
        const phone = phoneOf(account)!;
        this.#typing.stop(phone.id);
        this.#show(phone, "bot", { text, ...(photo && { photo: this.#keep(photo) }) });
      },
      type: (account) => this.#typing.show(phoneOf(account)!.id),
    };
  }

  #noteAnswer({ awaiting }: Telephone, method: string, began: number): void {
    const isMessage = method.startsWith("send") && method !== "sendChatAction";
    if (isMessage && awaiting && began > awaiting.since) awaiting.answered = true;
  }

  #outstanding({ id, bot, account, awaiting }: Telephone, needsAnswer: boolean): string | null {
    const events = bot.outstanding(account);
    if (events > 0) return `${id}: ${events} event(s) that the bot does not have for certain`;
    const method = this.#switchboard.underWay(id);
    if (method) return `${id}: ${method} is under way`;
    return needsAnswer && awaiting && !awaiting.answered ? `${id}: the bot has not answered the last input` : null;
  }

  // Helpers of the people's side

  #send(phone: Telephone, content: Content, shown: Partial<Bubble> & { readonly text: string }): void {
    phone.blocked = false;
    phone.met = true;
    phone.awaiting = { since: this.#switchboard.next(), answered: false };
    this.#show(phone, "person", shown);
    const name = `Tài khoản ${phone.account.slice(0, 4)}`;
    const event = eventOf(content, phone.account, name, this.#clock.now(), this.behaviour);
    phone.bot.add({ event, account: phone.account });
  }

  #show(phone: Telephone, from: Bubble["from"], shown: Partial<Bubble> & { readonly text: string }): void {
    const at = inVietnam(this.#clock.now());
    phone.bubbles.push({ id: newMessageId(), from, at, buttons: [], edited: false, ...shown });
    this.#changes.tell(phone.id);
  }

  /** Where on this server the page finds it. */
  #keep(picture: Picture): string {
    const id = newMessageId();
    this.#pictures.set(id, picture);
    return `${this.#path}/shown/${id}`;
  }

  #origin(): string {
    const address = this.#app?.server.address();
    return typeof address === "object" && address ? `http://127.0.0.1:${address.port}` : "http://127.0.0.1";
  }

  #phone(id: string): Telephone {
    const phone = this.#phones.get(id);
    if (!phone) throw new Error(`No phone ${id}`);
    return phone;
  }

  #findBot(id: string | undefined): SandboxBot {
    const all = [...this.#bots.values()];
    const bot = id === undefined ? all[0] : all.find((one) => one.id === id);
    if (!bot) throw new Error(`No bot ${id}`);
    return bot;
  }

  #toPhone({ id, owner, bot, blocked }: Telephone): Phone {
    return { id, channel: "zalo", owner, bot: bot.id, blocked, typing: this.#typing.has(id) };
  }
}
