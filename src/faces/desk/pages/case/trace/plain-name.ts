/** Letters of a name at most: whoever writes a tag may write ten thousand. */
const MOST = 80

/** What turns the direction of words around, hides in them or is no letter. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+/g

/**
 * A name that others wrote, such that it reads as it is written: signs that turn other words around or hide become `�`, and what is too
 * long is cut.
 */
export function plainName(name: string, most = MOST): string {
  const plain = name.slice(0, most * 4).replace(UNSEEN, '\ufffd')
  const letters = [...plain]
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : plain
}
