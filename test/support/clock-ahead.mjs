// `node --import …/clock-ahead.mjs`: the process's clock is CLOCK_AHEAD milliseconds ahead of the machine's (behind, where
// negative). At SIGUSR2 it is put back by CLOCK_BACK milliseconds.
let ahead = Number(process.env.CLOCK_AHEAD ?? 0);
const back = Number(process.env.CLOCK_BACK ?? 0);
const Machine = Date;

globalThis.Date = class extends Machine {
  constructor(...parts) {
    if (parts.length === 0) super(Machine.now() + ahead);
    else super(...parts);
  }

  static now() {
    return Machine.now() + ahead;
  }
};

if (back !== 0)
  process.on("SIGUSR2", () => {
    ahead -= back;
  });
