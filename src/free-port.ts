import { createServer } from "node:net";

/** Whether a server could listen there now. Asked before anything is opened, so that the refusal is one sentence. */
export async function portIsFree(port: number, host: string): Promise<boolean> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => probe.once("error", reject).listen(port, host, resolve));
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}
