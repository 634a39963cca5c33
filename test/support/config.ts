import { join } from "node:path";
import { type Config, readConfig } from "../../src/config.js";

/** A program's configuration on this machine, without a channel, as its variables would make it; `given` is what differs. */
export function testConfig(dataDir: string, given: Partial<Config>): Config {
  const config = readConfig({ DATA_DIR: dataDir, HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "silent" });
  if (!config.ok) throw new Error(config.code);
  return { ...config.value, filesDir: join(dataDir, "files"), ...given };
}
