// Loaded into a child process with --import: its clock runs on from CLOCK_AT, as a province's machine would in that year.
const ahead = Date.parse(process.env.CLOCK_AT) - Date.now();
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + ahead);
    else super(...given);
  }

  static now() {
    return RealDate.now() + ahead;
  }
};
