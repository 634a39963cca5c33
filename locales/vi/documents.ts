/** Numbers of documents in reports, and whose they are. */
export const documents = {
  ofOthers: "{{number}} là số của {{agency}}. Ghi số này, hay gõ lại số của đơn vị mình?",
};
