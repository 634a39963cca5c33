import pino from "pino";
import { dayInVietnam } from "./calendar/day.js";
import { formatMoment } from "./calendar/formats.js";
import { machineClock } from "./clock.js";
import { readConfig } from "./config.js";
import { DatabaseUnavailable } from "./database/unavailable.js";
import { startProgram } from "./program.js";
import { stopOnSignals } from "./stop-on-signals.js";
import { translator } from "./text/language.js";

const t = translator("vi");

function refuse(text: string): never {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

const config = readConfig(process.env);
if (!config.ok) refuse(`${t("operator.config.wrong")}\n${config.say(t)}`);
const { telegram, zalo, logLevel, port } = config.value;
if (!telegram && zalo.tokens.length === 0) refuse(t("operator.config.noChannel"));

try {
  const log = pino({ level: logLevel });
  const program = await startProgram({ config: config.value, clock: machineClock, log, host: "0.0.0.0" });
  stopOnSignals(program, log);
  const { administratorCode } = program;
  if (administratorCode) {
    const at = formatMoment(administratorCode.expiresAt, dayInVietnam(machineClock.now()), t);
    process.stdout.write(`${t("operator.start.administratorCode", { at, code: administratorCode.code })}\n`);
  }
  process.stdout.write(`${t("operator.start.ready", { port })}\n`);
} catch (error) {
  if (!(error instanceof DatabaseUnavailable)) throw error;
  refuse(t(`operator.database.${error.code}`, { detail: error.detail }));
}
