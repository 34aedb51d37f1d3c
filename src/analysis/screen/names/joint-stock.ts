import { oneEditApart } from './word-weight.ts'

/** The words with a misspelled `joint stock` put right: either word alone says that the other is meant. */
export function jointStock(words: readonly string[]): readonly string[] {
  const joint = words.includes('joint')
  const stock = words.includes('stock')
  if (joint === stock) return words
  const missing = joint ? 'stock' : 'joint'
  return words.map(w => (w.length > 3 && oneEditApart(w, missing) ? missing : w))
}
