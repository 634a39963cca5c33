import { createServer } from "node:net";

/**
 * Why no server could listen there now, in the system's word (EADDRINUSE, EACCES …); null where one could. Asked before
 * anything is opened, so that the refusal is one sentence.
 */
export async function whyNoPort(port: number, host: string): Promise<string | null> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => probe.once("error", reject).listen(port, host, resolve));
    return null;
  } catch (error) {
    return whyNotListening(error) ?? "?";
  } finally {
    probe.close();
  }
}

/** The system's word in an error of a server that could not listen; null for any other error. */
export function whyNotListening(error: unknown): string | null {
  const { syscall, code } = error as NodeJS.ErrnoException;
  // A name of a host is looked up first.
  return (syscall === "listen" || syscall === "getaddrinfo") && code !== undefined ? code : null;
}
