/** † Longest name that is shown, in characters. */
const LONGEST = 200

/**
 * A file's name as people see it: the last part of whatever path it was, NFC, without control and direction characters. It names nothing
 * on a disk: a file is found by its digest alone.
 */
export function attachmentName(given: string): string {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '').trim()
  const cut = [...plain].slice(0, LONGEST).join('')
  return /^\.*$/.test(cut) ? 'unnamed' : cut
}
