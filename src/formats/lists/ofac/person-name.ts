/** Scripts whose names stand family name first, without a blank between. */
const FAMILY_FIRST = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** A person's `SURNAME, Given` as `Given SURNAME`; as it is where there is no comma or nothing beside it. */
export function givenFirst(text: string): string {
  const comma = text.indexOf(',')
  if (comma < 1) return text
  return joinName(text.slice(comma + 1).trim(), text.slice(0, comma).trim())
}

/** Given names, then the surname; the other way round, and closed up, in the scripts of China, Korea and Japan. */
export function joinName(given: string, surname: string): string {
  if (given === '' || surname === '') return given + surname
  return FAMILY_FIRST.test(given + surname) ? surname + given : `${given} ${surname}`
}

/** Where a part stands in a name that is written given names first, by OFAC's word for it. */
const RANK: ReadonlyMap<string, number> = new Map([
  ['first name', 0],
  ['middle name', 1],
  ['patronymic', 2],
  ['last name', 4],
  ['matronymic', 5],
  ['maiden name', 6],
])

/** The parts of one name in that order; parts of another kind, or of none, keep their place between given names and surname. */
export function orderParts(parts: readonly { readonly text: string; readonly type: string | null }[]): string {
  const texts = parts.filter(p => p.text !== '')
  if (texts.some(p => FAMILY_FIRST.test(p.text))) return texts.map(p => p.text).join('')
  return texts
    .map((p, i) => ({ text: p.text, rank: RANK.get(p.type?.toLowerCase() ?? '') ?? 3, i }))
    .sort((a, b) => a.rank - b.rank || a.i - b.i)
    .map(p => p.text)
    .join(' ')
}
