/** Characters between which a line of Japanese may be broken: kana, ideographs and their punctuation. */
const FREE = /[\u2e80-\u30ff\u31f0-\u9fff\uf900-\ufaff\uff00-\uffef]/
/** What may not begin a line (JIS X 4051, in short), and what may not end one. */
const NO_BEGIN = /^[、。，．・：；？！）」』】〕〉》ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ,.:;?!)\]}%]/
const NO_END = /[（「『【〔〈《([{]$/

/**
 * Breaks a text into lines no wider than `width`: at spaces, and in Japanese between characters where its rules allow it. A word that is
 * wider than a line is broken where it must be. Line feeds stay.
 */
export function breakLines(text: string, width: number, widthOf: (text: string) => number): string[] {
  return text.split('\n').flatMap(one => breakOne(one, width, widthOf))
}

function breakOne(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  const put = (piece: string): void => {
    if (line === '' || widthOf((line + piece).trimEnd()) <= width) line += piece
    else {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    }
  }
  for (const piece of pieces(text))
    if (widthOf(piece.trimEnd()) <= width) put(piece)
    else for (const character of piece) put(character)
  return [...lines, line.trimEnd()]
}

/** What is not broken further: a word with the spaces behind it, or a Japanese character with what hangs on it. */
function pieces(text: string): string[] {
  const all: string[] = []
  for (const part of text.match(/[^\S\u3000]+|\u3000|[^\s]/gu) ?? []) {
    const last = all.at(-1)
    const glued =
      last !== undefined &&
      (/^[^\S\u3000]+$/u.test(part) ||
        NO_BEGIN.test(part) ||
        NO_END.test(last) ||
        (!/\s$/u.test(last) && !FREE.test(part) && !FREE.test(last.at(-1) ?? '')))
    if (glued) all[all.length - 1] = last + part
    else all.push(part)
  }
  return all
}
