import { botApi, type Fields } from "./bot-api.js";
import { type Refusal, refusal, slip } from "./refusal.js";

export interface Upload {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A request as it came, before anybody knows what it means. */
export interface RawParameters {
  /** Values of a JSON body keep their type; those of forms and addresses are text. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly uploads: ReadonlyMap<string, Upload>;
}

export interface Parameters {
  readonly values: Readonly<Record<string, unknown>>;
  readonly uploads: ReadonlyMap<string, Upload>;
}

/** The exact words of the server where a required field is missing; others have the stand-in's own. */
const missing: Readonly<Record<string, Refusal>> = {
  chat_id: refusal(400, "chat_id is empty"),
  text: refusal(400, "message text is empty"),
  photo: refusal(400, "There is no photo in the request"),
  document: refusal(400, "There is no document in the request"),
  media: refusal(400, 'Parameter "media" is required'),
  action: refusal(400, "Wrong parameter action in request"),
  file_id: refusal(400, "File_id not specified"),
  commands: refusal(400, 'Parameter "commands" is required'),
  callback_query_id: refusal(400, "query is too old and response timeout expired or query ID is invalid"),
  message_id: refusal(400, "Message identifier is not specified"),
};

/**
 * Checks a request against the Bot API's own description: required fields, types (also of nested objects, which may
 * come as JSON text) and names. Throws a refusal; an unknown field is one, so that slips show.
 */
export function readParameters(method: string, raw: RawParameters): Parameters {
  const fields = botApi.methods[method]!;
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(raw.values)) {
    const description = fields[name];
    // Uploads are referred to by a name of the sender's choice (attach://name).
    if (description === undefined && raw.uploads.has(name)) continue;
    if (description === undefined) throw slip(`${method} has no field "${name}"`);
    if (value === null || value === undefined || value === "") continue;
    const { types } = readDescription(description);
    const understood = fromText(value, types);
    const problem = findProblem(understood, types, name);
    if (problem) throw slip(problem);
    values[name] = understood;
  }
  for (const [name, description] of Object.entries(fields)) {
    const { required, types } = readDescription(description);
    if (raw.uploads.has(name)) {
      if (!types.includes("InputFile")) throw slip(`"${name}" is not a file`);
      values[name] = `attach://${name}`;
    }
    // An empty URL removes a webhook.
    if (required && values[name] === undefined && name !== "url")
      throw missing[name] ?? slip(`${method} needs "${name}"`);
  }
  return { values, uploads: raw.uploads };
}

interface Description {
  readonly types: readonly string[];
  readonly required: boolean;
}

function readDescription(text: string): Description {
  const required = text.endsWith("!");
  return { types: (required ? text.slice(0, -1) : text).split("|"), required };
}

const simpleTypes = new Set(["Integer", "String", "Boolean", "Float", "InputFile"]);

/** Forms and addresses carry text only, and JSON bodies may carry nested objects as text. */
function fromText(value: unknown, types: readonly string[]): unknown {
  if (typeof value !== "string") return value;
  if (types.some((type) => !simpleTypes.has(type) && !type.startsWith("'"))) {
    try {
      return JSON.parse(value);
    } catch {
      throw refusal(400, types.some((type) => type.includes("Keyboard")) ? keyboardProblem : "can't parse JSON object");
    }
  }
  if (types.includes("Integer") && /^-?\d+$/.test(value)) return Number(value);
  if (types.includes("Boolean") && /^(true|false|1|0|yes|no)$/i.test(value)) return /^(true|1|yes)$/i.test(value);
  if (types.includes("Float") && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  return value;
}

const keyboardProblem = "Can't parse reply keyboard markup JSON object";

/** What is wrong with a value, or null. */
export function findProblem(value: unknown, types: readonly string[], where: string): string | null {
  let closest: string | null = null;
  for (const type of types) {
    const problem = findTypeProblem(value, type, where);
    if (problem === null) return null;
    // With several possible types the deepest complaint is the one that helps.
    if (closest === null || depth(problem) > depth(closest)) closest = problem;
  }
  return closest;
}

function depth(problem: string): number {
  return problem.split(/[.[]/).length;
}

function findTypeProblem(value: unknown, type: string, where: string): string | null {
  if (type.startsWith("Array of ")) {
    if (!Array.isArray(value)) return `"${where}" is not an array`;
    for (const [index, item] of value.entries()) {
      const problem = findProblem(item, [type.slice(9)], `${where}[${index}]`);
      if (problem) return problem;
    }
    return null;
  }
  if (type.startsWith("'")) return value === type.slice(1, -1) ? null : `"${where}" is not ${type}`;
  switch (type) {
    case "Integer":
      return Number.isSafeInteger(value) ? null : `"${where}" is not an Integer`;
    case "Float":
      return typeof value === "number" && Number.isFinite(value) ? null : `"${where}" is not a Float`;
    case "Boolean":
      return typeof value === "boolean" ? null : `"${where}" is not a Boolean`;
    case "String":
    case "InputFile":
      return typeof value === "string" ? null : `"${where}" is not a String`;
  }
  const known = botApi.types[type];
  if (!known) return `"${where}" is a ${type}, which the stand-in does not support`;
  if (known.oneOf) return findProblem(value, known.oneOf, where);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return `"${where}" is not a ${type}`;
  return findFieldProblem(value as Record<string, unknown>, known.fields ?? {}, type, where);
}

function findFieldProblem(
  object: Readonly<Record<string, unknown>>,
  fields: Fields,
  type: string,
  where: string,
): string | null {
  // A wrong kind of object is told by its fixed value, whatever else is wrong with it.
  for (const [name, description] of Object.entries(fields)) {
    const { types, required } = readDescription(description);
    if (required && types[0]!.startsWith("'") && object[name] !== types[0]!.slice(1, -1))
      return `"${where}" is not a ${type}`;
  }
  for (const [name, value] of Object.entries(object)) {
    const description = fields[name];
    if (description === undefined) return `"${where}.${name}" is not a field of ${type}`;
    if (value === undefined) continue;
    const problem = findProblem(value, readDescription(description).types, `${where}.${name}`);
    if (problem) return problem;
  }
  for (const [name, description] of Object.entries(fields))
    if (readDescription(description).required && object[name] === undefined) return `"${where}.${name}" is missing`;
  return null;
}
