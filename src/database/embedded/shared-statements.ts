const [parse, bind, query, close] = [..."PBQC"].map((letter) => letter.charCodeAt(0));
const statement = "S".charCodeAt(0);
/** The whole of PostgreSQL's answer to a Parse that succeeded. */
export const parseComplete = Uint8Array.of("1".charCodeAt(0), 0, 0, 0, 4);

/** Statements that are kept prepared; PostgreSQL holds a plan for each. */
const most = 400;

/** What a guest may say that takes prepared statements away. */
const discards = /^\s*(?:deallocate|discard)\b/i;

/** What goes to PostgreSQL in place of what a connection sent, and how its answer is brought into the form it expects. */
export interface Translated {
  readonly messages: readonly Uint8Array[];
  /** Answered by us, before what PostgreSQL answers. */
  readonly before: Uint8Array | null;
  /** Bytes at the beginning of its answer that the connection did not ask for. */
  readonly skip: number;
}

/**
 * Named prepared statements for many connections that share one session. Each connection thinks that it is alone: a
 * statement that another one has prepared under the same name and with the same text is not prepared again, one that was
 * taken away meanwhile (too many, `DISCARD ALL`) is prepared again before it is used.
 */
export class SharedStatements {
  /** What prepares each, by name; also of those that PostgreSQL does not hold at the moment. */
  readonly #known = new Map<string, Uint8Array>();
  readonly #held = new Set<string>();

  #uncertain = false;

  /** Whether all are to be given up (`DEALLOCATE ALL`) before what comes next: too many, or a guest gave some up. */
  get toBeGivenUp(): boolean {
    return this.#uncertain || this.#held.size >= most;
  }

  translate(messages: readonly Uint8Array[]): Translated {
    const [first] = messages;
    const name = first === undefined ? "" : nameIn(first);
    if (first === undefined || name === "") return { messages, before: null, skip: 0 };
    if (first[0] === parse) {
      const same = this.#held.has(name) && Buffer.compare(this.#known.get(name)!, first) === 0;
      return same
        ? { messages: messages.slice(1), before: parseComplete, skip: 0 }
        : { messages, before: null, skip: 0 };
    }
    const lost = first[0] === bind && !this.#held.has(name) ? this.#known.get(name) : undefined;
    return lost === undefined
      ? { messages, before: null, skip: 0 }
      : { messages: [lost, ...messages], before: null, skip: parseComplete.length };
  }

  /** Told of what was sent, and with what message the answer began. */
  done(sent: readonly Uint8Array[], answer: number | undefined): void {
    this.#uncertain ||= sent.some(takesAway);
    const [first] = sent;
    if (first === undefined || first[0] !== parse || answer !== parseComplete[0]) return;
    const name = nameIn(first);
    if (name === "") return;
    this.#known.set(name, new Uint8Array(first));
    this.#held.add(name);
  }

  /** PostgreSQL holds none of them any more. */
  givenUp(): void {
    this.#held.clear();
    this.#uncertain = false;
  }
}

/** The statement that a Parse or a Bind names; empty in any other message. */
function nameIn(message: Uint8Array): string {
  if (message[0] === parse) return textAt(message, headLength);
  if (message[0] !== bind) return "";
  return textAt(message, message.indexOf(0, headLength) + 1);
}

/** Type and length. */
const headLength = 5;

function textAt(message: Uint8Array, from: number): string {
  const end = message.indexOf(0, from);
  return Buffer.from(message.subarray(from, end === -1 ? message.length : end)).toString("latin1");
}

function takesAway(message: Uint8Array): boolean {
  if (message[0] === close) return message[headLength] === statement;
  if (message[0] !== query && message[0] !== parse) return false;
  const text = message[0] === query ? headLength : message.indexOf(0, headLength) + 1;
  return discards.test(textAt(message.subarray(0, text + 40), text));
}
