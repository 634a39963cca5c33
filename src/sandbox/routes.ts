import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import { en } from "../../locales/en/index.js";
import { vi } from "../../locales/vi/index.js";
import { addDays, dayInVietnam } from "../calendar/day.js";
import type { Language } from "../text/language.js";
import { translator } from "../text/language.js";
import { inVietnam, type SandboxClock } from "./clock.js";
import type { Attachment, Bubble, Messenger, Settling } from "./messenger.js";
import type { Notifications } from "./notifications.js";
import type { ProductHelp } from "./product-help.js";
import { sampleDocument, samplePhoto } from "./samples.js";
import { TelegramStandIn } from "./telegram/stand-in.js";
import type { Trial } from "./trials.js";

export interface Rooms {
  readonly clock: SandboxClock;
  readonly messengers: readonly Messenger[];
  readonly notifications: Notifications;
  readonly idle: Settling["idle"];
  readonly notes: (language: Language) => readonly string[];
  readonly trials: (phoneId: string) => readonly Trial[];
  readonly help: ProductHelp | null;
}

class NotFound extends Error {}

const clockMove = z
  .strictObject({
    at: z.string().optional(),
    forward: z
      .string()
      .regex(/^\d{1,4}[mhd]$/)
      .optional(),
    to: z.literal("next-morning").optional(),
  })
  .refine(({ at, forward, to }) => [at, forward, to].filter((one) => one !== undefined).length === 1, {
    error: 'say one of {"at": "2024-02-27T08:00"}, {"forward": "1h"} (m, h, d), {"to": "next-morning"}',
  });
const invitation = z.strictObject({ target: z.string().min(1).max(40), leader: z.boolean().default(false) });
const wait = z.boolean().optional();
const newPhone = z.strictObject({
  owner: z.string().min(1).max(80),
  channel: z.enum(["telegram", "zalo"]),
  id: z.string().optional(),
  bot: z.string().optional(),
});
const written = z.strictObject({ text: z.string(), replyTo: z.string().optional(), wait });
const pressed = z.strictObject({ label: z.string(), bubble: z.string().optional(), wait });
const forged = z.strictObject({ data: z.string(), bubble: z.string().optional(), wait });
const sent = z.strictObject({
  what: z.enum(["photo", "document", "sticker", "contact", "album"]),
  name: z.string().optional(),
  base64: z.string().optional(),
  caption: z.string().optional(),
  wait,
});
const edited = z.strictObject({ bubble: z.string(), text: z.string(), wait });
const forwarded = z.strictObject({ bubble: z.string().optional(), text: z.string().optional(), wait });
const blocked = z.strictObject({ blocked: z.boolean() });
const fault = z.strictObject({
  channel: z.enum(["telegram", "zalo"]).optional(),
  method: z.string().default("*"),
  times: z.int().min(1).max(1000).default(1),
  kind: z.enum([
    ...(["throttle", "blocked", "error", "html", "reset-before"] as const),
    ...(["reset-after", "slow", "unauthorized", "quota"] as const),
  ]),
  value: z.number().optional(),
  description: z.string().optional(),
  phone: z.string().optional(),
});

/** The JSON API of the page and of strangers: src/sandbox/README.md. */
export function mountRoutes(app: FastifyInstance, rooms: Rooms): void {
  const { clock, messengers, notifications } = rooms;
  void app.register(async (scope) => {
    scope.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => refuse(reply, error));

    scope.get("/sandbox/clock", () => ({ at: inVietnam(clock.now()) }));
    scope.post("/sandbox/clock", async (request) => {
      const { at, forward } = clockMove.parse(request.body);
      const now =
        forward !== undefined ? clock.move(milliseconds(forward)) : clock.put(at ?? (await nextMorning(clock.now())));
      return { at: inVietnam(now) };
    });
    /** The next working day's where somebody knows which days are worked, else tomorrow's. */
    const nextMorning = (now: Date) => rooms.help?.nextMorning(now) ?? `${addDays(dayInVietnam(now), 1)}T08:00`;

    scope.get("/sandbox/invitations", async () => ({ agencies: await product().agencies() }));
    scope.post("/sandbox/invitations", async (request, reply) => {
      const made = await product().invite(invitation.parse(request.body), clock.now());
      if (made.ok) return { code: made.value };
      return reply.code(400).send({ error: { code: made.code, sentence: made.say(translator("vi")) } });
    });

    scope.get("/sandbox/page", () => ({
      texts: { vi: vi.sandbox, en: en.sandbox },
      notes: { vi: rooms.notes("vi"), en: rooms.notes("en") },
      channels: messengers.map(({ channel }) => channel),
      invites: rooms.help !== null,
      phones: phones().map((phone) => ({ ...phone, trials: rooms.trials(phone.id) })),
    }));

    const phones = () =>
      messengers.flatMap((messenger) =>
        messenger.phones().map((phone) => {
          const bot = messenger.bots().find(({ id }) => id === phone.bot)!;
          return { ...phone, botName: bot.name, botUsername: bot.username ?? null };
        }),
      );
    scope.get("/sandbox/phones", () => phones());
    scope.post("/sandbox/phones", (request) => {
      const { owner, channel, id, bot } = newPhone.parse(request.body);
      const messenger = messengers.find((one) => one.channel === channel);
      if (!messenger) throw new NotFound(`There is no ${channel} here`);
      return messenger.addPhone(id ?? freeId(messenger), owner, bot);
    });
    scope.get("/sandbox/phones/:id", (request) => {
      const { messenger, id } = find(request.params);
      const phone = phones().find((one) => one.id === id)!;
      return { ...phone, commands: messenger.commands(id), history: messenger.history(id) };
    });
    scope.get("/sandbox/phones/:id/history", (request) => {
      const { messenger, id } = find(request.params);
      return messenger.history(id);
    });

    scope.post("/sandbox/phones/:id/write", (request) => {
      const { text, replyTo, wait } = written.parse(request.body);
      return act(request.params, wait, ({ messenger, id }) => messenger.write(id, text, replyTo ? { replyTo } : {}));
    });
    scope.post("/sandbox/phones/:id/press", (request) => {
      const { label, bubble, wait } = pressed.parse(request.body);
      return act(request.params, wait, ({ messenger, id }) => messenger.press(id, label, bubble));
    });
    scope.post("/sandbox/phones/:id/send", { bodyLimit: 70 * 1024 * 1024 }, (request) => {
      const { what, wait, ...file } = sent.parse(request.body);
      return act(request.params, wait, (place) => {
        if (what === "contact") return telegram(place).sendContact(place.id, "+84900000000");
        if (what === "album") return telegram(place).sendAlbum(place.id, [samplePhoto(), samplePhoto()]);
        return place.messenger.send(place.id, what, toAttachment(what, file));
      });
    });
    scope.post("/sandbox/phones/:id/forge", (request) => {
      const { data, bubble, wait } = forged.parse(request.body);
      return act(request.params, wait, (place) => telegram(place).forge(place.id, data, bubble));
    });
    scope.post("/sandbox/phones/:id/edit", (request) => {
      const { bubble, text, wait } = edited.parse(request.body);
      return act(request.params, wait, (place) => telegram(place).edit(place.id, bubble, text));
    });
    scope.post("/sandbox/phones/:id/forward", (request) => {
      const { bubble, text, wait } = forwarded.parse(request.body);
      const what = bubble === undefined ? { text: text ?? "" } : { bubbleId: bubble };
      return act(request.params, wait, (place) => telegram(place).forward(place.id, what));
    });
    scope.post("/sandbox/phones/:id/block", (request) => {
      const { messenger, id } = find(request.params);
      messenger.block(id, blocked.parse(request.body).blocked);
      return { ok: true };
    });

    scope.get("/sandbox/notifications", (request) => {
      const { phone } = request.query as { phone?: string };
      return notifications.list().filter((one) => phone === undefined || one.phone === phone);
    });

    const faults = () =>
      messengers.flatMap((messenger) => messenger.faults().map((one) => ({ channel: messenger.channel, ...one })));
    scope.get("/sandbox/faults", () => faults());
    scope.post("/sandbox/faults", (request) => {
      const { channel, ...one } = fault.parse(request.body);
      const wanted = one.phone === undefined ? channel : find({ id: one.phone }).messenger.channel;
      // Each messenger has a fault that the other does not know; asked of nobody in particular it is meant for that one.
      const owner = { throttle: "telegram", quota: "zalo" }[one.kind as string];
      for (const messenger of messengers)
        if ((wanted ?? owner ?? messenger.channel) === messenger.channel) messenger.fail(one);
      return faults();
    });
    scope.delete("/sandbox/faults", () => {
      for (const messenger of messengers) messenger.clearFaults();
      return [];
    });

    scope.get("/sandbox/calls", (request) => {
      const { channel, last } = request.query as { channel?: string; last?: string };
      const count = Math.max(1, Number(last) || 100);
      return messengers
        .filter((messenger) => channel === undefined || messenger.channel === channel)
        .flatMap((messenger) =>
          messenger
            .calls()
            .slice(-count)
            .map((call) => ({ channel: messenger.channel, ...call })),
        )
        .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
        .slice(-count);
    });
  });

  function product(): ProductHelp {
    if (!rooms.help) throw new NotFound("No product runs beside this sandbox");
    return rooms.help;
  }

  interface Place {
    readonly messenger: Messenger;
    readonly id: string;
  }

  function find(params: unknown): Place {
    const { id } = params as { id: string };
    const messenger = messengers.find((one) => one.phones().some((phone) => phone.id === id));
    if (!messenger) throw new NotFound(`There is no phone ${id}`);
    return { messenger, id };
  }

  /** With `wait` the answer comes when the bot has answered, and holds what is new or changed on this phone. */
  async function act(
    params: unknown,
    wait: boolean | undefined,
    work: (place: Place) => Promise<void>,
  ): Promise<{ ok: true; bubbles?: readonly Bubble[] }> {
    const place = find(params);
    const before = new Set(place.messenger.history(place.id).map((bubble) => JSON.stringify(bubble)));
    await work(place);
    if (!wait) return { ok: true };
    await place.messenger.settled(place.id, { ...(rooms.idle && { idle: rooms.idle }) });
    const bubbles = place.messenger.history(place.id).filter((bubble) => !before.has(JSON.stringify(bubble)));
    return { ok: true, bubbles };
  }
}

function telegram({ messenger }: { messenger: Messenger }): TelegramStandIn {
  if (messenger instanceof TelegramStandIn) return messenger;
  throw new Error("Only Telegram can do this");
}

function freeId(messenger: Messenger): string {
  const taken = new Set(messenger.phones().map(({ id }) => id));
  let number = 5_000_001;
  while (taken.has(`${messenger.channel}:${number}`)) number++;
  return `${messenger.channel}:${number}`;
}

function milliseconds(span: string): number {
  const unit = { m: 60_000, h: 3_600_000, d: 86_400_000 }[span.at(-1) as "m" | "h" | "d"];
  return Number(span.slice(0, -1)) * unit;
}

function toAttachment(
  what: string,
  { name, base64, caption }: { name?: string | undefined; base64?: string | undefined; caption?: string | undefined },
): Attachment | undefined {
  if (base64 === undefined) {
    const sample = what === "photo" ? samplePhoto : what === "document" ? sampleDocument : null;
    return caption && sample ? { ...sample(), caption } : undefined;
  }
  const bytes = Buffer.from(base64, "base64");
  return { name: name ?? (what === "photo" ? "anh.png" : "tep"), bytes, ...(caption && { caption }) };
}

/** In the shape of the command line's errors. What a person did wrong is 400, also where a stand-in threw it. */
function refuse(reply: FastifyReply, error: Error & { statusCode?: number }): FastifyReply {
  const status = error instanceof NotFound ? 404 : (error.statusCode ?? 400);
  const sentence = error instanceof z.ZodError ? z.prettifyError(error) : error.message;
  return reply.code(status).send({ error: { code: status === 404 ? "not_found" : "refused", sentence } });
}
