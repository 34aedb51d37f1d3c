/**
 * A field as one line of text: runs of white space and control characters become one space, halves of surrogate pairs become U+FFFD.
 * Characters that are not seen (soft hyphens, joiners, marks of direction) are dropped: they part an address or hide a difference.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cf}+/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

/** At most `length` characters, not ending in half a surrogate pair. */
export function cutText(text: string, length: number): string {
  return text.length <= length
    ? text
    : text
        .slice(0, length)
        .toWellFormed()
        .replace(/\ufffd$/, '')
}
