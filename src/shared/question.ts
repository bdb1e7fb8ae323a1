/** Longest question that is accepted, in UTF-16 units: a page of text; beyond it the question crowds out its sources. */
export const MAX_QUESTION = 4000
