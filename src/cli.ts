import { Command, CommanderError } from "commander";
import { dayInVietnam } from "./calendar/day.js";
import { holdsDatabase } from "./database/embedded/place.js";
import { importAgencies, moveOpenPost } from "./operator/agencies.js";
import { restore } from "./operator/backup/restore-backup.js";
import { backup } from "./operator/backup/write-backup.js";
import { doctor, doctorWithout } from "./operator/doctor.js";
import { exportLines } from "./operator/export.js";
import { type ImportRefused, importPlanSource, problemsAsJson } from "./operator/import-plan.js";
import { invite, inviteEverybody, invitePerson } from "./operator/invite.js";
import { listPlans } from "./operator/list-plans.js";
import { moveToServer } from "./operator/move.js";
import { writeNextPlan, writePlanWorkbook, writeTemplate } from "./operator/plan-workbook.js";
import { writeDecisionWorkbook } from "./operator/read-decision.js";
import { status } from "./operator/status.js";
import { type PlansOn, plansOnDay, understandLines, understandOne } from "./operator/understand.js";
import { success } from "./outcome.js";
import { addPeopleCommands } from "./people-commands.js";
import { bundledCatalogue } from "./plan/catalogue.js";
import { type PlanInForce, planReader } from "./plan/plan-in-force.js";
import { answer, answerWith, CommandFailure, configuration, type Json, print, withDatabase } from "./run-command.js";
import { addSettingsCommands } from "./settings-commands.js";
import { translator } from "./text/language.js";
import { codeMove, dayTyped, positive, UsageError, workbookPath, yearTyped } from "./typed-arguments.js";

const t = translator("vi");

const program = new Command("dau-moi")
  .description(t("operator.cli.description"))
  .helpOption("-h, --help", t("operator.cli.help"))
  .helpCommand("help [command]", t("operator.cli.help"))
  .configureHelp({ styleTitle: titleOf })
  .exitOverride()
  // Said in our own words where it is caught.
  .configureOutput({ outputError: () => {} });

const plan = program.command("plan").description(t("operator.cli.plan"));
plan
  .command("import")
  .argument("[SOURCE]", t("operator.cli.planSource"))
  .option("--preview", t("operator.cli.planPreview"))
  .option("--count-from <DAY>", t("operator.cli.planCountFrom"))
  .option("--moved <OLD=NEW...>", t("operator.cli.planMoved"))
  .option("--json", t("operator.cli.json"))
  .description(t("operator.cli.planImport"))
  .action(
    (
      source: string | undefined,
      options: Json & { preview?: boolean; countFrom?: string; moved?: readonly string[] },
    ) => {
      const { preview = false, countFrom, moved = [] } = options;
      const wishes = {
        preview,
        moved: moved.map(codeMove),
        ...(countFrom === undefined ? {} : { countsFrom: dayTyped(countFrom) }),
      };
      return answer(options, (context) => importPlanSource(context, source, wishes), { makes: true });
    },
  );
plan
  .command("template")
  .argument("<FILE>", t("operator.cli.workbook"))
  .option("--from <YEAR>", t("operator.cli.planFrom"))
  .option("--json", t("operator.cli.json"))
  .description(t("operator.cli.planTemplate"))
  .action((file: string, options: Json & { from?: string }) => {
    const path = workbookPath(file);
    if (options.from === undefined) return answerWith(options, () => writeTemplate(path, t));
    const year = yearTyped(options.from);
    return answer(options, (context) => writePlanWorkbook(context, path, year));
  });
plan
  .command("next")
  .argument("<YEAR>", t("operator.cli.planNextYear"))
  .argument("<FILE>", t("operator.cli.workbook"))
  .requiredOption("--from <YEAR>", t("operator.cli.planFrom"))
  .option("--json", t("operator.cli.json"))
  .description(t("operator.cli.planNext"))
  .action((next: string, file: string, options: Json & { from: string }) => {
    const [path, year, from] = [workbookPath(file), yearTyped(next), yearTyped(options.from)];
    if (year === from) throw new UsageError(t("operator.usage.sameYear", { year }));
    return answer(options, (context) => writeNextPlan(context, path, { from, year }));
  });
plan
  .command("read")
  .argument("<DECISION>", t("operator.cli.planDecision"))
  .argument("<FILE>", t("operator.cli.workbook"))
  .option("--from <YEAR>", t("operator.cli.planReadFrom"))
  .option("--json", t("operator.cli.json"))
  .description(t("operator.cli.planRead"))
  .action((document: string, file: string, options: Json & { from?: string }) => {
    const path = workbookPath(file);
    if (options.from === undefined)
      return answerWith(options, () => writeDecisionWorkbook({ db: null, t }, { document, file: path }));
    const from = yearTyped(options.from);
    return answer(options, (context) => writeDecisionWorkbook(context, { document, file: path, from }));
  });
plan
  .command("list")
  .option("--json", t("operator.cli.json"))
  .description(t("operator.cli.planList"))
  .action((options: Json) => answer(options, async (context) => success(await listPlans(context))));

const agencies = program.command("agencies").description(t("operator.cli.agencies"));
agencies
  .command("import")
  .argument("<FILE>", t("operator.cli.agenciesFile"))
  .requiredOption("--from <DAY>", t("operator.cli.agenciesFrom"))
  .requiredOption("--moves <FILE>", t("operator.cli.agenciesMoves"))
  .option("--preview", t("operator.cli.agenciesPreview"))
  .option("--json", t("operator.cli.json"))
  .description(t("operator.cli.agenciesImport"))
  .action((file: string, options: Json & { from: string; moves: string; preview?: boolean }) => {
    const { from, moves, preview = false } = options;
    const source = { file, moves, day: dayTyped(from), preview };
    return answer(options, (context) => importAgencies(context, source));
  });
agencies
  .command("move")
  .argument("<POST>", t("operator.cli.agenciesPost"))
  .argument("<AGENCY>", t("operator.cli.agenciesAgency"))
  .option("--json", t("operator.cli.json"))
  .description(t("operator.cli.agenciesMove"))
  .action((post: string, agency: string, options: Json) =>
    answer(options, (context) => moveOpenPost(context, post, agency)),
  );

program
  .command("invite")
  .argument("[WHO]", t("operator.cli.inviteWho"))
  .option("--leader", t("operator.cli.inviteLeader"))
  .option("--name <NAME>", t("operator.cli.inviteName"))
  .option("--title <TITLE>", t("operator.cli.inviteTitle"))
  .option("--all", t("operator.cli.inviteAll"))
  .option("--person <ID>", t("operator.cli.invitePerson"))
  .option("--sheet <FILE>", t("operator.cli.inviteSheet"))
  .option("--json", t("operator.cli.json"))
  .description(t("operator.cli.invite"))
  .action(
    (
      who: string | undefined,
      options: Json & {
        leader?: boolean;
        name?: string;
        title?: string;
        all?: boolean;
        person?: string;
        sheet?: string;
      },
    ) => {
      const chosen = [who, options.all, options.person].filter((one) => one !== undefined);
      if (chosen.length === 0) throw new UsageError(t("operator.usage.nothingToInvite"));
      if (chosen.length > 1) throw new UsageError(t("operator.usage.tooMuch"));
      if (options.person !== undefined && options.sheet !== undefined)
        throw new UsageError(t("operator.usage.sheetOfPerson"));
      const sheet = options.sheet ?? null;
      const personId = options.person === undefined ? null : positive(options.person);
      return answer(
        options,
        async (context) => {
          if (options.all) return inviteEverybody(context, sheet);
          if (personId !== null) return invitePerson(context, personId);
          const { leader, name, title } = options;
          const named = {
            ...(leader === undefined ? {} : { leader }),
            ...(name === undefined ? {} : { name }),
            ...(title === undefined ? {} : { title }),
          };
          return invite(context, who!, named, sheet);
        },
        { makes: true },
      );
    },
  );

addPeopleCommands(program);
addSettingsCommands(program);

program
  .command("status")
  .option("--json", t("operator.cli.json"))
  .description(t("operator.cli.status"))
  .action((options: Json) => answer(options, async (context) => success(await status(context))));

program
  .command("doctor")
  .option("--json", t("operator.cli.json"))
  .description(t("operator.cli.doctor"))
  .action(async (options: Json) => {
    let hangs = false;
    const told = (result: Awaited<ReturnType<typeof doctor>>) => {
      if (!result.healthy) process.exitCode = 1;
      hangs = result.hangs;
      return success(result);
    };
    await answer(options, async (context) => told(await doctor(context))).catch(async (error) => {
      if (!(error instanceof CommandFailure) || error.failure.code !== "unreachable") throw error;
      const config = configuration(options);
      await answerWith(options, async () => {
        return told(await doctorWithout({ config, now: new Date(), t }, error.failure.say(t)));
      });
    });
    // A thread waits for the folder of files, and so would the end of the process.
    if (hangs) process.kill(process.pid, "SIGKILL");
  });

program
  .command("move")
  .option("--json", t("operator.cli.json"))
  .description(t("operator.cli.move"))
  .action(async (options: Json) => {
    const config = configuration(options);
    const { databaseUrl } = config;
    if (databaseUrl === null) throw new UsageError(t("operator.usage.noServer"));
    await answerWith(options, () => moveToServer({ ...config, databaseUrl }, t));
  });

program
  .command("backup")
  .argument("<FILE>", t("operator.cli.backupFile"))
  .option("--json", t("operator.cli.json"))
  .description(t("operator.cli.backup"))
  .action((file: string, options: Json) => answer(options, (context) => backup(context, file)));

program
  .command("restore")
  .argument("<FILE>", t("operator.cli.backupFile"))
  .option("--json", t("operator.cli.json"))
  .description(t("operator.cli.restore"))
  .action((file: string, options: Json) =>
    answerWith(options, () => restore({ config: configuration(options), t }, file)),
  );

program
  .command("export")
  .option("--json", t("operator.cli.json"))
  .description(t("operator.cli.export"))
  .action(() =>
    withDatabase({}, async ({ db }) => {
      for await (const line of exportLines(db)) await print(line);
    }),
  );

program
  .command("understand")
  .argument("[TEXT]", t("operator.cli.understandText"))
  .option("--agency <CODE>", t("operator.cli.understandAgency"))
  .option("--at <INSTANT>", t("operator.cli.understandAt"))
  .option("--json", t("operator.cli.json"))
  .description(t("operator.cli.understand"))
  .action(async (text: string | undefined, options: { agency?: string; at?: string }) => {
    if (text !== undefined && options.agency === undefined) throw new UsageError(t("operator.usage.textMissing"));
    if (text === undefined && (options.agency !== undefined || options.at !== undefined))
      throw new UsageError(t("operator.usage.textMissing"));
    const plansOn = await plansAtHand();
    if (text === undefined) {
      for await (const line of understandLines(process.stdin, plansOn, t)) await print(line);
      return;
    }
    const at = options.at ?? dayInVietnam(new Date());
    const understood = await understandOne({ agency: options.agency!, at, text }, plansOn, t);
    if (!understood.ok) throw new CommandFailure(understood, { json: true });
    await print(`${JSON.stringify(understood.value)}\n`);
  });

/** The imported plans by the day; the bundled one where there is none. A database that is not there is not made either. */
async function plansAtHand(): Promise<PlansOn> {
  const config = configuration({ json: true });
  let plans: readonly PlanInForce[] = [];
  if (config.databaseUrl !== null || holdsDatabase(config.dataDir))
    await withDatabase({ json: true }, async ({ db }) => {
      plans = await planReader(db)();
    });
  if (plans.length > 0) return plansOnDay(plans);
  const catalogue = await bundledCatalogue();
  return () => [{ year: catalogue.year, number: "", catalogue }];
}

// The reader has seen enough: `export | head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  process.stderr.write(`${t("operator.cli.outputFails", { reason: error.code ?? error.message })}\n`);
  process.exit(1);
});

/** What commander says in English above its lists. */
function titleOf(title: string): string {
  const titles: Readonly<Record<string, string>> = t("operator.cli.titles", { returnObjects: true });
  return titles[title.replace(":", "").toLowerCase()] ?? title;
}

/** Null where help was asked for and given. */
function wrongUsage({ code, message, exitCode }: CommanderError): string | null {
  if (exitCode === 0 || code === "commander.help") return null;
  const sentences: Readonly<Record<string, string>> = t("operator.usage.wrong", { returnObjects: true });
  const sentence = sentences[code.replace("commander.", "")];
  const what = /'([^']*)'/.exec(message)?.[1] ?? "";
  return `${sentence ? `${sentence}: ${what}` : message}\n${t("operator.cli.more")}\n`;
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommandFailure) {
    const { failure: expected, options } = error;
    const { problems } = expected as ImportRefused;
    const sentence = expected.say(t);
    const said = {
      error: { code: expected.code, sentence },
      ...(problems ? { problems: problemsAsJson(problems, t) } : {}),
    };
    const line = `${JSON.stringify(said)}\n`;
    if (options.json) process.stdout.write(line);
    // A program that reads it finds the code in the last line; a person at a terminal needs the sentence only.
    else process.stderr.write(process.stderr.isTTY ? `${sentence}\n` : `${sentence}\n${line}`);
    process.exitCode = 1;
  } else if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  } else if (error instanceof CommanderError) {
    process.stderr.write(wrongUsage(error) ?? "");
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else throw error;
}
