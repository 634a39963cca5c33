import pino from "pino";
import { dayInVietnam } from "./calendar/day.js";
import { formatMoment } from "./calendar/formats.js";
import { machineClock } from "./clock.js";
import { readConfig } from "./config.js";
import { DatabaseUnavailable } from "./database/unavailable.js";
import { portIsFree } from "./free-port.js";
import { startProgram } from "./program.js";
import { stopOnSignals } from "./stop-on-signals.js";
import { translator } from "./text/language.js";

const t = translator("vi");

function refuse(text: string): never {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

const host = "0.0.0.0";
const config = readConfig(process.env, { needsChannel: true });
if (!config.ok) refuse(config.say(t));
const { logLevel, port } = config.value;
if (!(await portIsFree(port, host))) refuse(t("operator.start.portTaken", { port }));

try {
  const log = pino({ level: logLevel });
  const starting = startProgram({ config: config.value, clock: machineClock, log, host });
  stopOnSignals(starting, log);
  const { address, administratorCode } = await starting;
  if (administratorCode) {
    const at = formatMoment(administratorCode.expiresAt, dayInVietnam(machineClock.now()), t);
    process.stdout.write(`${t("operator.start.administratorCode", { at, code: administratorCode.code })}\n`);
  }
  process.stdout.write(`${t("operator.start.ready", { port: new URL(address).port })}\n`);
} catch (error) {
  if (!(error instanceof DatabaseUnavailable)) throw error;
  refuse(t(`operator.database.${error.code}`, { detail: error.detail }));
}
