import type { EntryName } from '../../../model/list-entry.ts'
import type { KoreanName } from './korean/korean-name.ts'
import { readName } from './name-reading.ts'
import type { NameRow } from './name-row.ts'
import { NameTable } from './name-table.ts'
import { latinWord, type NameWord } from './name-word.ts'

/** Reads every name of every row, each word once. A row without a name has no part in it. */
export function buildNameTable(all: Iterable<NameRow>): NameTable {
  const rows: NameRow[] = []
  const names: EntryName[] = []
  const words: NameWord[] = []
  const ids = new Map<string, number>()
  const rowOf: number[] = []
  const nameOf: number[] = []
  const wordsFrom: number[] = [0]
  const wordOf: number[] = []
  const weight: number[] = []
  const initials: number[] = []
  const scripts: (string | null)[] = []
  const korean = new Map<number, readonly KoreanName[]>()

  const idOf = (word: NameWord): number => {
    // A word from East Asia may weigh more than the Latin word of the same letters.
    const key = word.sure ? `${word.text} ${word.weight}` : word.text
    const known = ids.get(key)
    if (known !== undefined) return known
    ids.set(key, words.length)
    return words.push(word) - 1
  }
  const wordOfText = (text: string): NameWord => {
    const known = ids.get(text)
    return (known === undefined ? undefined : words[known]) ?? latinWord(text)
  }

  for (const row of all) {
    if (row.names.length === 0) continue
    rows.push(row)
    for (const name of row.names) {
      names.push(name)
      for (const reading of readName(name.text, false, wordOfText)) {
        if (reading.korean.length > 0) korean.set(rowOf.length, reading.korean)
        rowOf.push(rows.length - 1)
        nameOf.push(names.length - 1)
        for (const word of reading.words) wordOf.push(idOf(word))
        wordsFrom.push(wordOf.length)
        weight.push(reading.weight)
        initials.push(reading.words.filter(w => w.text.length === 1).length)
        scripts.push(reading.script)
      }
    }
  }
  return new NameTable({
    rows,
    names,
    words,
    rowOf: Int32Array.from(rowOf),
    nameOf: Int32Array.from(nameOf),
    wordsFrom: Int32Array.from(wordsFrom),
    wordOf: Int32Array.from(wordOf),
    weight: Float32Array.from(weight),
    initials: Uint8Array.from(initials),
    scripts,
    korean,
  })
}
