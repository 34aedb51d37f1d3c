/** Longest name that is read, in characters; what stands behind is left out and said so. */
export const LONGEST_NAME = 400

/** Look-alikes of Latin letters in Cyrillic and Greek, by which a word of Latin letters is disguised. */
const DISGUISES: Readonly<Record<string, string>> = Object.fromEntries(
  [...'аaеeоoрpсcуyхxкkмmтtвbнhіiјjѕsԁdһhѵvӏlԛqԝwαaοoρpνvυuιiκkτtεeγyχxηn'].flatMap((c, n, all) =>
    n % 2 === 0 ? [[c, all[n + 1] ?? c]] : [],
  ),
)

/**
 * The text in lower case and compatibility form, without control and formatting characters, apostrophes and marks of vowels; a word in
 * which Latin letters are mixed with their Cyrillic or Greek look-alikes becomes all Latin.
 */
export function cleanText(text: string): string {
  const cut = text.slice(0, LONGEST_NAME).replace(/\s+/g, ' ')
  if (/^[\x20-\x7e]*$/.test(cut)) return joinDots(cut.toLowerCase().replace(/['`]/g, ''))
  const clean = cut
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(
      /[\p{Cf}\p{Cc}'`´‘’‚‛ʹʺʻʼʽʾʿˈ′]|(?<=[\p{Script=Latin}\p{Script=Greek}]\p{M}*)\p{M}|(?<=\p{Script=Arabic}\p{M}*)[\u064b-\u065f\u0670]/gu,
      '',
    )
    .normalize('NFKC')
    .replace(/\u0640/g, '')
  return joinDots(
    clean.replace(
      /\S*(?:[a-z][\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}][a-z])\S*/gu,
      undisguised,
    ),
  )
}

function undisguised(word: string): string {
  return [...word].map(c => DISGUISES[c] ?? c).join('')
}

/** `s.a.` is one word; so are the dotted forms of every abbreviation of three letters or more. */
function joinDots(text: string): string {
  return text.includes('.')
    ? text.replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?/gu, joined)
    : text
}

function joined(dotted: string): string {
  const letters = dotted.replaceAll('.', '')
  return letters.length > 2 || /^(?:sa|ao|ab|ag|as|nv|bv|co|oy|kk)$/.test(letters)
    ? `${letters} `
    : dotted.replaceAll('.', ' ')
}
