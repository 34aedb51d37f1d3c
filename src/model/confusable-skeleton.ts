/** Cyrillic and Greek letters drawn like Latin ones (facts of Unicode TR39's confusables list), as pairs of look and letter. */
const LOOKS: ReadonlyMap<string, string> = new Map(
  ('аa вb сc ԁd еe һh іi јj кk ӏl мm нh оo рp ԛq ѕs тt уy хx ԝw ' + 'αa βb εe ηh ιi κk μm νv οo ρp τt υy χx ζz')
    .split(' ')
    .map(pair => [pair.slice(0, 1), pair.slice(1)]),
)

/**
 * The plain look of a symbol: full-width forms made narrow (NFKC), marks, spaces, invisible characters and punctuation dropped,
 * Cyrillic and Greek letters that are drawn like Latin ones replaced, lower case. Two symbols with one skeleton look alike.
 * Source: Unicode TR39; capitals are compared too, since tickers are written in them (Н is drawn like H, В like B).
 */
export function confusableSkeleton(text: string): string {
  let out = ''
  for (const c of text.normalize('NFKD').toLowerCase().normalize('NFKD')) {
    if (!/[\p{L}\p{N}]/u.test(c)) continue
    out += LOOKS.get(c) ?? c
  }
  return out
}
