/** Bot tokens as both messengers write them: digits, a colon, a long secret. Also where they stand in an address. */
const token = /\d{3,}(?::|%3A)[\w-]{16,}/gi;

/** The password of an account in an address. */
const password = /(:\/\/[^\s:/@]*:)[^\s@]+(?=@)/g;

/** Removes what looks like a bot's token or an address's password, so that a sentence may go to a log or a row. */
export function redact(text: string): string {
  return text.replace(token, "[token]").replace(password, "$1[password]");
}
