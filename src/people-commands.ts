import type { Command } from "commander";
import { exportPerson } from "./operator/export-person.js";
import { forgetFromPeople, people, phoneOfPerson, removeFromPeople } from "./operator/people.js";
import { setPinOfPerson } from "./operator/pin.js";
import { importPeople } from "./operator/roster/import-people.js";
import { writePeopleTemplate } from "./operator/roster/people-template.js";
import { success } from "./outcome.js";
import { answer, CommandFailure, type Json, print, withDatabase } from "./run-command.js";
import { translator } from "./text/language.js";
import { positive, UsageError, workbookPath } from "./typed-arguments.js";

const t = translator("vi");

/** `people --json remove 7` means the same as `people remove 7 --json`. */
const withGlobal = (command: Command, options: Json): Json => ({
  json: options.json || command.optsWithGlobals().json,
});

/** `people` and what stands below it. */
export function addPeopleCommands(program: Command): void {
  const peopleCommand = program
    .command("people")
    .option("--json", t("operator.cli.json"))
    .description(t("operator.cli.people"))
    .action((options: Json) => answer(options, async (context) => success(await people(context))));
  peopleCommand
    .command("import")
    .argument("<FILE>", t("operator.cli.peopleFile"))
    .option("--preview", t("operator.cli.peoplePreview"))
    .option("--skip-bad", t("operator.cli.peopleSkipBad"))
    .option("--sheet <FILE>", t("operator.cli.inviteSheet"))
    .option("--json", t("operator.cli.json"))
    .description(t("operator.cli.peopleImport"))
    .action(
      (file: string, options: Json & { preview?: boolean; skipBad?: boolean; sheet?: string }, command: Command) => {
        const { preview = false, skipBad = false, sheet = null } = options;
        if (preview && sheet !== null) throw new UsageError(t("operator.usage.sheetOfPreview"));
        return answer(withGlobal(command, options), async (context) => {
          const imported = await importPeople(context, { file, preview, skipBad, sheet });
          // What is left out on demand is no failure, what a preview found wrong is one.
          if (imported.ok && imported.value.bad > 0 && !skipBad) process.exitCode = 1;
          return imported;
        });
      },
    );
  peopleCommand
    .command("template")
    .argument("<FILE>", t("operator.cli.workbook"))
    .option("--json", t("operator.cli.json"))
    .description(t("operator.cli.peopleTemplate"))
    .action((file: string, options: Json, command: Command) => {
      const path = workbookPath(file);
      return answer(withGlobal(command, options), (context) => writePeopleTemplate(context, path));
    });
  peopleCommand
    .command("remove")
    .argument("<ID>", t("operator.cli.personId"))
    .option("--json", t("operator.cli.json"))
    .description(t("operator.cli.peopleRemove"))
    .action((id: string, options: Json, command: Command) => {
      const personId = positive(id);
      return answer(withGlobal(command, options), (context) => removeFromPeople(context, personId));
    });
  addPersonCommands(peopleCommand);
}

/** What concerns one person, by their number. */
function addPersonCommands(peopleCommand: Command): void {
  peopleCommand
    .command("export")
    .argument("<ID>", t("operator.cli.personId"))
    .option("--json", t("operator.cli.json"))
    .description(t("operator.cli.peopleExport"))
    .action((id: string, options: Json, command: Command) => {
      const personId = positive(id);
      const wishes = withGlobal(command, options);
      return withDatabase(wishes, async ({ db, now }) => {
        const lines = await exportPerson(db, personId, now);
        if (!lines.ok) throw new CommandFailure(lines, wishes);
        for await (const line of lines.value) await print(line);
      });
    });
  peopleCommand
    .command("forget")
    .argument("<ID>", t("operator.cli.personId"))
    .option("--yes", t("operator.cli.peopleForgetYes"))
    .option("--json", t("operator.cli.json"))
    .description(t("operator.cli.peopleForget"))
    .action((id: string, options: Json & { yes?: boolean }, command: Command) => {
      const personId = positive(id);
      return answer(withGlobal(command, options), (context) =>
        forgetFromPeople(context, personId, options.yes === true),
      );
    });
  peopleCommand
    .command("pin")
    .argument("<ID>", t("operator.cli.personId"))
    .option("--clear", t("operator.cli.peoplePinClear"))
    .option("--json", t("operator.cli.json"))
    .description(t("operator.cli.peoplePin"))
    .action((id: string, options: Json & { clear?: boolean }, command: Command) => {
      const personId = positive(id);
      return answer(withGlobal(command, options), (context) =>
        setPinOfPerson(context, personId, options.clear === true),
      );
    });

  peopleCommand
    .command("phone")
    .argument("<ID>", t("operator.cli.personId"))
    .argument("<NUMBER>", t("operator.cli.phoneNumber"))
    .option("--json", t("operator.cli.json"))
    .description(t("operator.cli.peoplePhone"))
    .action((id: string, number: string, options: Json, command: Command) => {
      const personId = positive(id);
      return answer(withGlobal(command, options), (context) => phoneOfPerson(context, personId, number));
    });
}
