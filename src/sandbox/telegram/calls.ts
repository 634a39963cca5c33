import type { Switchboard } from "../switchboard.js";
import type { Typing } from "../typing.js";
import type { SandboxBot } from "./bot.js";
import type { Chat } from "./chats.js";
import { asRefusal, meetFault } from "./faults.js";
import { type Reply, toReply } from "./http.js";
import { callMethod, findMethod } from "./methods.js";
import { type RawParameters, readParameters } from "./parameters.js";
import type { Rates } from "./rates.js";
import { Refusal, refusal } from "./refusal.js";
import type { Telephone } from "./telephone.js";

/** Where calls come in, and what they change. */
export interface Around {
  readonly bots: ReadonlyMap<string, SandboxBot>;
  readonly phones: ReadonlyMap<string, Telephone>;
  readonly switchboard: Switchboard;
  readonly rates: Rates | null;
  readonly typing: Typing;
}

/** The bots' calls, and which of them answer what people did. */
export class Calls {
  readonly #around: Around;

  constructor(around: Around) {
    this.#around = around;
  }

  /** One call of a bot, by the token in its address. */
  async call(token: string, name: string, read: () => RawParameters, gone: AbortSignal): Promise<Reply> {
    let bot: SandboxBot;
    let method: string;
    let raw: RawParameters;
    try {
      bot = this.#authorize(token);
      method = findMethod(name);
      raw = read();
    } catch (error) {
      const reply = toReply(asRefusal(error));
      this.#around.switchboard.turnedAway(name, reply.kind === "json" ? reply.body : null);
      return reply;
    }
    const phones = this.#concerned(bot, raw.values);
    const passage = {
      method,
      body: describeBody(raw),
      phones: phones.map(({ id }) => id),
      ...(method === "getUpdates" && {
        brought: (answer: unknown) => !gone.aborted && (answer as { result?: unknown[] } | null)?.result?.length !== 0,
      }),
    };
    return this.#around.switchboard.pass<Reply>(passage, {
      meet: meetFault,
      work: () => this.#work(bot, method, raw, gone).catch((error: unknown) => toReply(asRefusal(error))),
      cut: { kind: "cut" },
      answered: (began) => {
        for (const phone of phones) this.#noteAnswer(phone, method, raw, began);
      },
    });
  }

  async #work(bot: SandboxBot, method: string, raw: RawParameters, gone: AbortSignal): Promise<Reply> {
    const parameters = readParameters(method, raw);
    const chat = parameters.values.chat_id;
    if (this.#around.rates && method.startsWith("send") && typeof chat === "number") this.#around.rates.spend(chat);
    const { result, description } = await callMethod(method, bot, parameters, {
      gone,
      typing: (where) => this.#showTyping(bot, where),
    });
    return { kind: "json", status: 200, body: { ok: true, result, ...(description && { description }) } };
  }

  #authorize(token: string): SandboxBot {
    if (!/^[1-9]\d*:[A-Za-z0-9_-]+$/.test(token)) throw refusal(404);
    const bot = this.#around.bots.get(token);
    if (!bot) throw refusal(401);
    return bot;
  }

  /** The phones that show the chat of a call. */
  #concerned(bot: SandboxBot, values: Readonly<Record<string, unknown>>): Telephone[] {
    const chat = bot.queries.get(String(values.callback_query_id))?.chat ?? Number(values.chat_id);
    return [...this.#around.phones.values()].filter((phone) => phone.bot === bot && phone.chat.id === chat);
  }

  #noteAnswer({ id, awaiting }: Telephone, method: string, { values }: RawParameters, began: number): void {
    const isMessage = /^(send(?!ChatAction)|edit|delete)/.test(method);
    if (isMessage) this.#around.typing.stop(id);
    if (!awaiting || began < awaiting.since) return;
    if (isMessage) awaiting.answered = true;
    else if (method === "answerCallbackQuery" && String(values.callback_query_id) === awaiting.query) {
      awaiting.acknowledged = true;
      // A toast is an answer by itself.
      if (values.text) awaiting.answered = true;
    }
  }

  /** What the bot still owes the phone, in words; null where nothing. */
  outstanding({ bot, chat, awaiting, id }: Telephone, needsAnswer: boolean): string | null {
    const pending = bot.updates.pending().filter((update) => update.chat === chat.id).length;
    if (pending > 0) return `${id}: ${pending} update(s) not confirmed by the bot`;
    const method = this.#around.switchboard.underWay(id);
    if (method) return `${id}: ${method} is under way`;
    if (!needsAnswer || !awaiting) return null;
    if (!awaiting.answered) return `${id}: the bot has not answered the last input`;
    return awaiting.acknowledged ? null : `${id}: the bot has not acknowledged the press (answerCallbackQuery)`;
  }

  /** The person does something; what the bot then answers is the answer to it. */
  ask(phone: Telephone, act: () => void, query: string | null = null): void {
    phone.awaiting = { since: this.#around.switchboard.next(), query, acknowledged: query === null, answered: false };
    try {
      act();
    } catch (error) {
      phone.awaiting = null;
      throw error instanceof Refusal ? new Error(error.description) : error;
    }
  }

  #showTyping(bot: SandboxBot, chat: Chat): void {
    for (const phone of this.#around.phones.values())
      if (phone.bot === bot && phone.chat === chat) this.#around.typing.show(phone.id);
  }
}

function describeBody({ values, uploads }: RawParameters): Record<string, unknown> {
  const body: Record<string, unknown> = { ...values };
  for (const [name, { name: fileName, bytes }] of uploads) body[name] = `${fileName} (${bytes.length} bytes)`;
  return body;
}
