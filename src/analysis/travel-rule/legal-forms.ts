/** Words of legal forms of Latin letters, each as the shortest of its like. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/\blimited\b/g, 'ltd'],
  [/\bincorporated\b/g, 'inc'],
  [/\bcorporation\b/g, 'corp'],
  [/\bcompany\b/g, 'co'],
  [/\bprivate\b/g, 'pte'],
  [/\band\b/g, '&'],
]
/** Legal forms of Japan, Korea and China, which stand before or behind the name. NFKC writes ㈜ as (주) and ㈱ as (株). */
const EASTERN: readonly (readonly [RegExp, string])[] = [
  [/株式会社|株式會社|\(株\)|주식회사|\(주\)/g, 'kk'],
  [/有限会社|\(有\)|유한회사|\(유\)/g, 'yk'],
  [/合同会社|\(同\)/g, 'gk'],
  [/股份有限公司/g, 'gf'],
  [/有限公司/g, 'gs'],
]

/** A firm's name in lower case with its legal form in one spelling: `ABC Limited` and `ABC Ltd.` are one, and so are ㈜ and 주식회사. */
export function foldLegalForm(name: string): string {
  let folded = name.normalize('NFKC').toLowerCase().replace(/[.,]/g, ' ')
  for (const [written, short] of FORMS) folded = folded.replace(written, short)
  const forms: string[] = []
  for (const [written, short] of EASTERN) {
    const without = folded.replace(written, ' ')
    if (without !== folded) forms.push(short)
    folded = without
  }
  return [folded.replace(/\s+/g, ' ').trim(), ...forms].join('|')
}
