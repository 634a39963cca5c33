import { announceChannels } from "./announce-channels.js";
import { dayInVietnam } from "./calendar/day.js";
import { formatMoment } from "./calendar/formats.js";
import { machineClock } from "./clock.js";
import { readConfig } from "./config.js";
import { DatabaseUnavailable } from "./database/unavailable.js";
import { whyNoPort, whyNotListening } from "./free-port.js";
import { createLog } from "./log.js";
import { FilesUnwritable } from "./program/files-unwritable.js";
import { startProgram } from "./program.js";
import { stopOnSignals } from "./stop-on-signals.js";
import { translator } from "./text/language.js";

const t = translator("vi");

function refuse(text: string): never {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const config = readConfig(process.env, { needsChannel: true });
if (!config.ok) refuse(config.say(t));
const { logLevel, host, port } = config.value;

function refuseToListen(reason: string): never {
  if (reason === "EADDRINUSE") refuse(t("operator.start.portTaken", { port }));
  if (reason === "EACCES") refuse(t("operator.start.portForbidden", { port }));
  refuse(t("operator.start.hostUnknown", { host, reason }));
}

function refuseFiles({ folder, reason, hangs }: FilesUnwritable): never {
  const sentence = t("operator.start.filesUnwritable", { folder, reason });
  if (hangs) {
    process.stderr.write(`${sentence}\n`);
    process.kill(process.pid, "SIGKILL");
  }
  refuse(sentence);
}

const reason = await whyNoPort(port, host);
if (reason !== null) refuseToListen(reason);

const waiting = new AbortController();
try {
  const log = createLog(logLevel);
  const starting = startProgram({ config: config.value, clock: machineClock, log, host, signal: waiting.signal });
  stopOnSignals(starting, log, waiting);
  const { address, administratorCode, channels } = await starting;
  if (administratorCode) {
    const at = formatMoment(administratorCode.expiresAt, dayInVietnam(machineClock.now()), t);
    say(t("operator.start.administratorCode", { at, code: administratorCode.code }));
  }
  // Who listens everywhere is reached on the loopback from here.
  await announceChannels(channels, { t, say, address: address.replace(/\/\/(?:0\.0\.0\.0|\[::\]):/, "//127.0.0.1:") });
} catch (error) {
  if (waiting.signal.aborted) process.exit(0);
  // Taken since it was looked at.
  const reason = whyNotListening(error);
  if (reason !== null) refuseToListen(reason);
  if (error instanceof FilesUnwritable) refuseFiles(error);
  if (!(error instanceof DatabaseUnavailable)) throw error;
  refuse(t(`operator.database.${error.code}`, { detail: error.detail }));
}
