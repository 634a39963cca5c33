import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

/** A server that answers whoever comes with one error. */
export async function refusing(code: string, sentence: string): Promise<{ port: number; close: () => void }> {
  const fields = Buffer.from(`SFATAL\0C${code}\0M${sentence}\0\0`);
  const message = Buffer.alloc(5 + fields.length, "E");
  message.writeInt32BE(4 + fields.length, 1);
  fields.copy(message, 5);
  const server = createServer((socket) => socket.once("data", () => socket.end(message)).on("error", () => {}));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}
