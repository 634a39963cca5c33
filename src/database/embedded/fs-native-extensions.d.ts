/** What is used of the library, which brings no types. */
declare module "fs-native-extensions" {
  /** Locks the whole file, however it grows. False while it is locked through another open file. */
  export function tryLock(file: number): boolean;
}
