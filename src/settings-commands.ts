import type { Command } from "commander";
import { listSettings, setSetting } from "./operator/settings.js";
import { success } from "./outcome.js";
import { answer, type Json } from "./run-command.js";
import { translator } from "./text/language.js";

const t = translator("vi");

/** `settings list` and `settings set`. */
export function addSettingsCommands(program: Command): void {
  const settings = program.command("settings").description(t("settings.cli.settings"));
  settings
    .command("list")
    .option("--json", t("operator.cli.json"))
    .description(t("settings.cli.list"))
    .action((options: Json) => answer(options, async (context) => success(await listSettings(context))));
  settings
    .command("set")
    .argument("<NAME>", t("settings.cli.name"))
    .argument("<VALUE>", t("settings.cli.value"))
    .option("--json", t("operator.cli.json"))
    .description(t("settings.cli.set"))
    .action((name: string, typed: string, options: Json) =>
      answer(options, (context) => setSetting(context, { name, typed })),
    );
}
