import type { Messenger } from "./messenger.js";

/** What is asked for is not here: a 404, not a fault of the one who asks. */
export class NotFound extends Error {}

/** A phone with the messenger in which it is. */
export interface Place {
  readonly messenger: Messenger;
  readonly id: string;
}

/** The phone that a route's `:id` names; throws `NotFound`. */
export function placeOf(messengers: readonly Messenger[], id: string): Place {
  const messenger = messengers.find((one) => one.phones().some((phone) => phone.id === id));
  if (!messenger) throw new NotFound(`There is no phone ${id}`);
  return { messenger, id };
}
