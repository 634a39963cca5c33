/**
 * What the handling of an update leaves in its chat for whoever handles the chat's next one. Written in the statement that
 * ends the row, so that it costs no statement of its own and is there exactly when the next one of the chat can be taken;
 * a row that does not end well leaves nothing.
 */
export interface Left {
  /** The data of the buttons that a bare yes or no means from now on. */
  offer?: { readonly yes: string; readonly no: string | null; readonly at: Date };
  /** Where the chat's conversation stands; a `value` of null: it is in none. */
  conversation?: { readonly key: string; readonly value: unknown; readonly at: Date };
}
