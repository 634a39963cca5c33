/**
 * `npm run bench` measures the chat, `npm run bench -- understand` what reading messages costs, each beside a baseline of
 * the same run; `npm run bench -- floods` what a flood of strangers or groups does to a member;
 * `npm run bench -- summary` how long the office waits for its screens and files; `npm run bench -- reminders` how long a
 * morning's digests take to be planned and to be delivered.
 */
const benches: Readonly<Record<string, () => Promise<unknown>>> = {
  chat: () => import("./chat.js"),
  floods: () => import("./floods.js"),
  reminders: () => import("./reminders.js"),
  summary: async () => {
    await import("./summary.js");
    await import("./office-files.js");
  },
  understand: () => import("./understand.js"),
};

const asked = process.argv[2];
const named = asked !== undefined && !asked.startsWith("-");
const bench = named ? (Object.hasOwn(benches, asked) ? benches[asked] : undefined) : benches.chat;
if (!bench) {
  process.stderr.write(`npm run bench [-- ${Object.keys(benches).join(" | ")}] [-- --database URL] [-- --json]\n`);
  process.exit(2);
}
// What is measured reads its own options.
if (named) process.argv.splice(2, 1);
await bench();
