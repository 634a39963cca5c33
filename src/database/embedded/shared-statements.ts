const [parse, bind, query, close] = [..."PBQC"].map((letter) => letter.charCodeAt(0));
const statement = "S".charCodeAt(0);
/** The whole of PostgreSQL's answer to a Parse that succeeded. */
const parseComplete = Uint8Array.of("1".charCodeAt(0), 0, 0, 0, 4);
/** Prepares nothing, and is answered as any Parse is. */
const parseNothing = Uint8Array.of(parse!, 0, 0, 0, 8, 0, 0, 0, 0);

/** Statements that are kept prepared; PostgreSQL holds a plan for each. */
const most = 400;

/** What a guest may say that takes prepared statements away. */
const discards = /^\s*(?:deallocate|discard)\b/i;

/** What goes to PostgreSQL in place of what a connection sent, and what brings its answer into the form it expects. */
export interface Translated {
  readonly messages: readonly Uint8Array[];
  readonly answer: Answer;
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

  /** @param messages of one connection, up to Sync: of one statement, or of several that were sent together */
  translate(messages: readonly Uint8Array[]): Translated {
    const lost = new Map<string, Uint8Array>();
    const prepared = new Set<string>();
    const rest = messages.map((message) => {
      const name = nameIn(message);
      if (name === "") return message;
      const known = this.#known.get(name);
      if (message[0] === parse) {
        prepared.add(name);
        return this.#held.has(name) && Buffer.compare(known!, message) === 0 ? parseNothing : message;
      }
      if (known && !this.#held.has(name) && !prepared.has(name)) lost.set(name, known);
      return message;
    });
    const asked = lost.size === 0 ? rest : [...lost.values(), ...rest];
    return { messages: asked, answer: new Answer(lost.size, asked.some(isParse)) };
  }

  /** Told of what was sent and answered. */
  done({ messages, answer }: Translated): void {
    this.#uncertain ||= messages.some(takesAway);
    for (const message of messages.filter(isParse).slice(0, answer.prepared)) {
      const name = nameIn(message);
      if (name === "") continue;
      this.#known.set(name, new Uint8Array(message));
      this.#held.add(name);
    }
  }

  /** PostgreSQL holds none of them any more. */
  givenUp(): void {
    this.#held.clear();
    this.#uncertain = false;
  }
}

/** An answer as it comes, in pieces that are cut anywhere. */
class Answer {
  /** How many Parse messages have succeeded so far, in their order. */
  prepared = 0;
  readonly #counts: boolean;
  /** Bytes at its beginning that the connection did not ask for. */
  #unasked: number;
  #head: number[] = [];
  /** Of the message that is coming. */
  #left = 0;

  constructor(unasked: number, counts: boolean) {
    this.#unasked = unasked * parseComplete.length;
    this.#counts = counts;
  }

  /** What of a piece is for the connection. */
  take(piece: Uint8Array): Uint8Array {
    if (this.#counts) this.#count(piece);
    let from = 0;
    while (this.#unasked > 0 && from < piece.length) {
      // An error in place of what was to be left out is for the connection.
      const begins = this.#unasked % parseComplete.length === 0;
      if (begins && piece[from] !== parseComplete[0]) this.#unasked = 0;
      else {
        this.#unasked -= 1;
        from += 1;
      }
    }
    return from === 0 ? piece : piece.subarray(from);
  }

  #count(piece: Uint8Array): void {
    for (let at = 0; at < piece.length; ) {
      if (this.#left > 0) {
        const step = Math.min(this.#left, piece.length - at);
        this.#left -= step;
        at += step;
        continue;
      }
      this.#head.push(piece[at]!);
      at += 1;
      if (this.#head.length < headLength) continue;
      if (this.#head[0] === parseComplete[0]) this.prepared += 1;
      this.#left = Buffer.from(this.#head).readInt32BE(1) + 1 - headLength;
      this.#head = [];
    }
  }
}

function isParse(message: Uint8Array): boolean {
  return message[0] === parse;
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
