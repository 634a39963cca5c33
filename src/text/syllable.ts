/** Folded, the shape of a Vietnamese syllable: its consonants, its vowels, its end. */
export const SYLLABLE =
  /^(?:ngh|[gknptc]h|gi|qu|tr|ng|[bcdghklmnprstvx])?(?:uye(?:n|t)|(?:oa|oe|uye|uy|ua|ue|uo|uu|ie|ye|oo|[aeiouy])(?:ch|ng|nh|[cmnptiouy])?|(?:ieu|yeu|oai|oay|uay|uoi|uou|uyu|oeo|uya))$/;
