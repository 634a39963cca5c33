/** Numbers of documents in reports, and whose they are. */
export const documents = {
  ofOthers: "{{number}} is a number of {{agency}}. Keep it, or type your own agency's number?",
};
