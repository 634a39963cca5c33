/** How people write parts of names that the plan writes otherwise: theirs behind ours. */
export const OTHER_SPELLINGS: readonly (readonly [string, string])[] = [
  ["Sở Nông nghiệp và Phát triển nông thôn", "SNN"],
  ["Phát triển nông thôn", "PTNT"],
  ["các khu công nghiệp", "KCN"],
  ["các KCN", "KCN"],
  ["Phát thanh và Truyền hình", "PTTH"],
  ["Phục vụ hành chính công", "hành chính công"],
  ["N'Thol", "N'Thôn"],
];

/** Folded, a syllable that Vietnamese does not have ("Pró"): standing alone it can only be a name. */
export const NO_SYLLABLE = /^p(?!h)/;
