/** What those have in common who are to be reminded: folded, as alternatives of a pattern. */
export const owing = "chua|tre|con no|cham|qua han|den han|vuong";

/** What may stand behind such a wish and names nobody, "thì nhắc giúp nhé": folded, as alternatives of a pattern. */
export const courtesies = "giup|ho|nhe|nha|di|ngay|luon|lai|anh|chi|em|toi|minh|voi|a";
