/** The same function, asked for each argument once: thousands of rows say the same few words. */
export function remember<Argument, Result>(make: (argument: Argument) => Result): (argument: Argument) => Result {
  const known = new Map<Argument, Result>();
  return (argument) => {
    if (!known.has(argument)) known.set(argument, make(argument));
    return known.get(argument)!;
  };
}
