/** `npm run bench`, or `npm run bench -- understand`: each prints beside a baseline of the same run. */
const benches = {
  chat: () => import("./chat.js"),
  understand: () => import("./understand.js"),
};

const [first] = process.argv.slice(2);
const named = Object.keys(benches).find((name): name is keyof typeof benches => name === first);
if (named) process.argv.splice(2, 1);
await benches[named ?? "chat"]();
