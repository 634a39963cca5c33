import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import { en } from "../../locales/en/index.js";
import { vi } from "../../locales/vi/index.js";
import { addDays, dayInVietnam } from "../calendar/day.js";
import type { Language } from "../text/language.js";
import { translator } from "../text/language.js";
import { inVietnam, type SandboxClock } from "./clock.js";
import { mountFaultRoutes } from "./fault-routes.js";
import type { Messenger, Settling } from "./messenger.js";
import type { Notifications } from "./notifications.js";
import { mountPhoneRoutes, phonesOf } from "./phone-routes.js";
import { NotFound } from "./places.js";
import type { ProductHelp } from "./product-help.js";
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

/** The JSON API of the page and of strangers: src/sandbox/README.md. */
export function mountRoutes(app: FastifyInstance, rooms: Rooms): void {
  const { messengers } = rooms;
  void app.register(async (scope) => {
    scope.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => refuse(reply, error));
    mountClockRoutes(scope, rooms);
    mountInvitationRoutes(scope, rooms);
    mountPageRoutes(scope, rooms);
    mountPhoneRoutes(scope, messengers, rooms.idle);
    mountFaultRoutes(scope, messengers);
  });
}

function mountClockRoutes(scope: FastifyInstance, { clock, help }: Rooms): void {
  /** The next working day's where somebody knows which days are worked, else tomorrow's. */
  const nextMorning = (now: Date) => help?.nextMorning(now) ?? `${addDays(dayInVietnam(now), 1)}T08:00`;

  scope.get("/sandbox/clock", () => ({ at: inVietnam(clock.now()) }));
  scope.post("/sandbox/clock", async (request) => {
    const { at, forward } = clockMove.parse(request.body);
    const now =
      forward !== undefined ? clock.move(milliseconds(forward)) : clock.put(at ?? (await nextMorning(clock.now())));
    return { at: inVietnam(now) };
  });
}

function mountInvitationRoutes(scope: FastifyInstance, { clock, help }: Rooms): void {
  function product(): ProductHelp {
    if (!help) throw new NotFound("No product runs beside this sandbox");
    return help;
  }
  scope.get("/sandbox/invitations", async () => ({ agencies: await product().agencies() }));
  scope.post("/sandbox/invitations", async (request, reply) => {
    const made = await product().invite(invitation.parse(request.body), clock.now());
    if (made.ok) return { code: made.value };
    return reply.code(400).send({ error: { code: made.code, sentence: made.say(translator("vi")) } });
  });
}

function mountPageRoutes(scope: FastifyInstance, { messengers, notifications, notes, trials, help }: Rooms): void {
  scope.get("/sandbox/page", () => ({
    texts: { vi: vi.sandbox, en: en.sandbox },
    notes: { vi: notes("vi"), en: notes("en") },
    channels: messengers.map(({ channel }) => channel),
    invites: help !== null,
    phones: phonesOf(messengers).map((phone) => ({ ...phone, trials: trials(phone.id) })),
  }));
  scope.get("/sandbox/notifications", (request) => {
    const { phone } = request.query as { phone?: string };
    return notifications.list().filter((one) => phone === undefined || one.phone === phone);
  });
}

function milliseconds(span: string): number {
  const unit = { m: 60_000, h: 3_600_000, d: 86_400_000 }[span.at(-1) as "m" | "h" | "d"];
  return Number(span.slice(0, -1)) * unit;
}

/** In the shape of the command line's errors. What a person did wrong is 400, also where a stand-in threw it. */
function refuse(reply: FastifyReply, error: Error & { statusCode?: number }): FastifyReply {
  const status = error instanceof NotFound ? 404 : (error.statusCode ?? 400);
  const sentence = error instanceof z.ZodError ? z.prettifyError(error) : error.message;
  return reply.code(status).send({ error: { code: status === 404 ? "not_found" : "refused", sentence } });
}
