/**
 * `pg` asks whether it runs on Cloudflare's machines. Where there is no `navigator`, which Node has from 21 on, it makes a
 * `Response` to find out, and with that loads all of Node's fetch: 13 MB that a bot without files to fetch never needs. To be
 * imported before `pg`.
 */
if (!("navigator" in globalThis)) {
  const [major] = process.versions.node.split(".");
  Object.defineProperty(globalThis, "navigator", { value: { userAgent: `Node.js/${major}` }, configurable: true });
}
