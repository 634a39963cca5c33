/** What a work is given up with. */
class FolderHangs extends Error {
  readonly code = "ETIMEDOUT";

  constructor() {
    super("the folder does not answer");
  }
}

/**
 * Works on a disk that may never answer, one after another, each at most so many milliseconds. One that hangs holds a
 * thread of the few that Node has for files and names of machines: until it comes back every other fails at once.
 */
export function createPatience(milliseconds: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  let hangs = false;

  function limited<Result>(work: () => Promise<Result>): Promise<Result> {
    if (hangs) return Promise.reject(new FolderHangs());
    const working = work();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        hangs = true;
        const back = () => {
          hangs = false;
        };
        working.then(back, back);
        reject(new FolderHangs());
      }, milliseconds);
      working.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }

  return (work) => {
    const turn = last.then(() => limited(work));
    last = turn.catch(() => {});
    return turn;
  };
}
