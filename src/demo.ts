import { join } from "node:path";
import { parseArgs } from "node:util";
import { parseDay } from "./calendar/day.js";
import { type Config, readConfig } from "./config.js";
import { DatabaseUnavailable } from "./database/unavailable.js";
import { setDemoMenus } from "./demo-menus.js";
import { whyNoPort } from "./free-port.js";
import { createLog } from "./log.js";
import { FilesUnwritable } from "./program/files-unwritable.js";
import { startProgram } from "./program.js";
import { clearDemo } from "./sandbox/clear-demo.js";
import { SandboxClock } from "./sandbox/clock.js";
import { demoPhones, demoTrials, joinDemoPeople } from "./sandbox/demo-people.js";
import { fillDemo, layDemo } from "./sandbox/fill-demo.js";
import { keepSandbox, readKeptTime } from "./sandbox/keeping.js";
import { productHelp } from "./sandbox/product-help.js";
import { mountSandbox } from "./sandbox/server.js";
import { sandboxToken, TelegramStandIn } from "./sandbox/telegram/stand-in.js";
import { ZaloStandIn, zaloSandboxToken } from "./sandbox/zalo/stand-in.js";
import { stopOnSignals } from "./stop-on-signals.js";
import { translator } from "./text/language.js";

const t = translator("vi");
const startsAt = "2024-02-26T07:30";
const host = "127.0.0.1";

interface Wishes {
  readonly port: number;
  readonly at: string | null;
  readonly empty: boolean;
  readonly keep: boolean;
}

function refuse(sentence: string, code: 1 | 2): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}

function readWishes(): Wishes {
  const options = {
    port: { type: "string", default: "8080" },
    at: { type: "string" },
    empty: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
  } as const;
  try {
    const { values } = parseArgs({ options, allowPositionals: false });
    const port = Number(values.port);
    const at = values.at ?? null;
    const isPort = /^\d{1,5}$/.test(values.port) && port > 0 && port <= 65_535;
    const isTime =
      at === null || (/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(at) && parseDay(at.slice(0, 10)) !== null);
    if (isPort && isTime) return { port, at, empty: values.empty, keep: values.keep };
  } catch {
    // An option that does not exist: the same answer.
  }
  refuse(t("sandbox.demo.usage"), 2);
}

/** Everything local: the tokens and the database of the environment are left alone. */
function demoConfig(port: number): Config {
  const environment = readConfig({ DATA_DIR: process.env.DATA_DIR, LOG_LEVEL: process.env.LOG_LEVEL ?? "warn" });
  if (!environment.ok) refuse(environment.say(t), 1);
  const address = `http://${host}:${port}`;
  return {
    ...environment.value,
    telegram: { token: sandboxToken, apiRoot: `${address}/telegram`, webhookUrl: null },
    zalo: { tokens: [zaloSandboxToken], apiRoot: `${address}/zalo`, webhookUrl: null },
    dataDir: join(environment.value.dataDir, "demo"),
    filesDir: join(environment.value.dataDir, "demo", "files"),
    port,
    publicUrl: address,
  };
}

const wishes = readWishes();
const config = demoConfig(wishes.port);
if ((await whyNoPort(wishes.port, host)) !== null) refuse(t("sandbox.demo.portTaken", { port: wishes.port }), 1);

const waiting = new AbortController();
try {
  if (!wishes.keep) await clearDemo(config.dataDir);
  const log = createLog(config.logLevel);
  const folder = join(config.dataDir, "sandbox");
  const clock = new SandboxClock(wishes.at ?? readKeptTime(folder) ?? startsAt);
  if (!wishes.keep) {
    const start = { at: wishes.at ?? startsAt, now: clock.now(), samples: !wishes.empty };
    await layDemo(config.dataDir, start, log);
  }
  const telegram = new TelegramStandIn({ clock });
  const zalo = new ZaloStandIn({ clock });
  const stopKeeping = keepSandbox(folder, clock, [telegram, zalo]);
  const phones = demoPhones({ telegram, zalo });
  const starting = startProgram({
    config,
    clock,
    log,
    host,
    signal: waiting.signal,
    async prepare({ prisma }) {
      // A demo that was to be kept, and is the first.
      if ((await prisma.plan.count()) === 0) await fillDemo(prisma, { now: clock.now(), samples: !wishes.empty });
      await joinDemoPeople(prisma, phones, clock.now());
    },
    mount(app) {
      mountSandbox(app, {
        clock,
        messengers: [telegram, zalo],
        idle: () => program.idle(),
        notes: (language) => [translator(language)("sandbox.demo.note")],
        trials: demoTrials,
        help: productHelp(() => program.database.prisma),
      });
    },
  });
  stopOnSignals(starting, log, waiting);
  const program = await starting;
  process.once("exit", stopKeeping);
  await setDemoMenus(program.database.prisma, phones, config.telegram!);
  clock.onMove(() => void program.tick());
  process.stdout.write(`${t("sandbox.demo.ready", { address: `http://${host}:${wishes.port}` })}\n`);
} catch (error) {
  if (waiting.signal.aborted) process.exit(0);
  if (error instanceof FilesUnwritable)
    refuse(t("operator.start.filesUnwritable", { folder: error.folder, reason: error.reason }), 1);
  if (!(error instanceof DatabaseUnavailable)) throw error;
  refuse(t(`operator.database.${error.code}`, { detail: error.detail }), 1);
}
