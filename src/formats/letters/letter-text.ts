import { breakLines } from './break-lines.ts'
import type { Letter, LetterBlock } from './letter.ts'

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g

/** A letter as plain text, ending in a line feed. @param columns places of a line; a wide character takes two, and a digest or address is never broken */
export function letterText(letter: Letter, columns = 80): string {
  const lines = letter.blocks.flatMap(block => linesOf(block, columns))
  return `${[...lines, '', ...breakLines(letter.foot, columns, places)].join('\n').replace(/\n{3,}/g, '\n\n')}\n`
}

function linesOf(block: LetterBlock, columns: number): string[] {
  if (block.kind === 'space') return ['']
  if (block.kind === 'code') return [`    ${block.text}`]
  if (block.kind === 'row') {
    if (block.text === '') return [`${block.label}:`]
    const [first = '', ...more] = breakLines(`${block.label}: ${block.text}`, columns - 4, places)
    return [first, ...more.map(line => `    ${line}`)]
  }
  const lines = breakLines(block.text, columns, places)
  if (block.kind === 'right') return lines.map(line => ' '.repeat(Math.max(0, columns - places(line))) + line)
  if (block.kind === 'title' || block.kind === 'centre')
    return lines.map(line => ' '.repeat(Math.max(0, Math.floor((columns - places(line)) / 2))) + line)
  return lines
}

function places(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0)
}
