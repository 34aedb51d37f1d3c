import { breakLines } from '../../formats/letters/break-lines.ts'
import { placesOf } from './fold-text.ts'
import { harmless } from './paint.ts'

/** A text of any origin and script as a row: `indent` before its first line, two more spaces before the others. Japanese is broken between characters. */
export function breakText(text: string, width: number, indent = ''): string[] {
  const plain = harmless(text.replaceAll('\n', ' '))
  return breakLines(plain, width - indent.length - 2, placesOf).map((l, i) => (i === 0 ? indent : `${indent}  `) + l)
}

/** Names on the left, texts of any origin and script broken on their right; what is one word stays whole. */
export function breakColumns(rows: readonly (readonly [string, string])[], width: number): string[] {
  const left = Math.max(0, ...rows.map(([name]) => name.length)) + 4
  return rows.flatMap(([name, text]) => {
    const plain = harmless(text.replaceAll('\n', ' '))
    const word = /^[\x21-\x7e]*$/.test(plain)
    const lines = word ? [plain] : breakLines(plain, width - left, placesOf)
    return lines.map((line, i) => `${(i === 0 ? `  ${name}` : '').padEnd(left)}${line}`)
  })
}
