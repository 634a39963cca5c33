import { connect, createServer, type Server, type Socket } from "node:net";

/** What becomes of what is sent over it. Stalled: nothing passes, and nobody is told. */
export type Weather = "well" | "reset" | "stalled";

/** The network between a bot and its messenger, at an address of its own, which can break as real ones do. */
export class Network {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #weather: Weather = "well";
  #turn: { readonly at: string; readonly to: Weather; readonly open: () => void } | null = null;

  private constructor(port: number) {
    this.#server = createServer((near) => {
      this.#keep(near);
      if (this.#weather === "reset") near.resetAndDestroy();
      if (this.#weather !== "well") return;
      const far = connect(port, "127.0.0.1");
      this.#keep(far);
      near.on("data", (bytes) => {
        const turn = this.#turn;
        if (!turn || !bytes.includes(turn.at)) return far.write(bytes);
        this.#turn = null;
        this.become(turn.to);
        turn.open();
      });
      far.on("data", (bytes) => near.write(bytes));
      near.on("close", () => far.destroy());
      far.on("close", () => near.destroy());
    });
  }

  /** Leads to a port of this machine. */
  static async open(port: number): Promise<{ readonly network: Network; readonly address: string }> {
    const network = new Network(port);
    await new Promise<void>((resolve) => network.#server.listen(0, "127.0.0.1", resolve));
    const own = network.#server.address() as { readonly port: number };
    return { network, address: `http://127.0.0.1:${own.port}` };
  }

  /** What is open when it turns bad breaks, or hangs for good: also when it is well again, only new connections pass. */
  become(weather: Weather): void {
    this.#weather = weather;
    if (weather === "well") return;
    for (const socket of this.#sockets) {
      if (weather === "reset") socket.resetAndDestroy();
      else socket.removeAllListeners("data").pause();
    }
  }

  /** It becomes so when the bot says these words, which are the first not to pass. Resolves then. */
  becomeAt(words: string, weather: Weather): Promise<void> {
    return new Promise((open) => {
      this.#turn = { at: words, to: weather, open };
    });
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.#sockets.delete(socket));
  }
}
