/** Whole numbers below a limit. */
export type Chance = (below: number) => number

/** What has broken readers before. */
const NASTY = [
  ...[
    '\u0000',
    '\uFEFF',
    '\ud800',
    '\u202e',
    '\u200b',
    '\u0085',
    '\u2028',
    '"',
    "'",
    '""',
    '"\r\n"',
    ',',
    ';',
    '\t',
    '|',
  ],
  ...[
    '\r',
    '\n',
    '\r\n',
    '\u001a',
    '<',
    '>',
    '&',
    '&amp;',
    '&#0;',
    '&x;',
    '&#x110000;',
    ']]>',
    '<![CDATA[',
    '<!--',
    '-->',
    '<?x?>',
  ],
  ...[
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    '&b;',
    '<a>',
    '</a>',
    '<a/>',
    ' x="1"',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    '\\',
    '\\u0000',
    '*a',
    '&a [*a,*a]',
    '- ',
    ': ',
    '# ',
    '%',
    '=cmd|x',
    '-0-',
    '__proto__',
    'constructor',
  ],
  ...['0', '-1', '9'.repeat(40), '1e999', 'NaN', '30/02/2020', '0000-00-00', '99.99.9999', 'é', '漢', 'אב', '😀'],
]
const PLAIN = [...'abcXYZ0189 éЖ漢_.=+']

/** A text with some damage, the same for the same seed. @param other the text of another source, to splice from */
export function mutateText(text: string, other: string, chance: Chance): string {
  let out = text
  for (let i = chance(3); i >= 0; i--) out = once(out, other, chance)
  return out
}

function once(text: string, other: string, chance: Chance): string {
  const at = chance(text.length + 1)
  const upTo = (most: number): number => Math.min(text.length, at + 1 + chance(most))
  const put = (piece: string, to = at): string => text.slice(0, at) + piece + text.slice(to)
  switch (chance(18)) {
    case 0:
      return put(String.fromCharCode(chance(65_536)), at + 1)
    case 1:
      return put(String.fromCharCode((text.charCodeAt(at) || 0) ^ (1 << chance(8))), at + 1)
    case 2:
      return put('', upTo(60))
    case 3:
      return put('', upTo(text.length))
    case 4:
      return text.slice(0, at)
    case 5:
      return put(text.slice(at, upTo(200)))
    case 6: {
      const from = chance(other.length)
      return put(other.slice(from, from + chance(300)))
    }
    case 7:
      return put(NASTY[chance(NASTY.length)] ?? '')
    case 8:
      return put(NASTY[chance(NASTY.length)] ?? '', upTo(30))
    case 9:
      return put('A'.repeat(chance(60_000)))
    case 10:
      return put('<a>'.repeat(chance(2_000)))
    case 11:
      return put((NASTY[chance(NASTY.length)] ?? '').repeat(1 + chance(2_000)))
    case 12:
      return text.replace(/\r?\n/g, () => ['\n', '\r\n', '\r', '\n\n', ''][chance(5)] ?? '')
    case 13:
      return text.slice(at) + text.slice(0, at)
    case 14:
      return put(text.slice(0, 4_000).repeat(1 + chance(20)))
    case 15:
      return text.replace(/"/g, () => (chance(4) === 0 ? '' : '"'))
    case 16:
      return text.replace(/\d/g, digit => (chance(10) === 0 ? String(chance(10)) : digit))
    default:
      return put('('.repeat(chance(5_000)))
  }
}

/** A record of which some letters and digits are others, while nothing that gives it its shape is touched. */
export function garbleRecord(record: string, chance: Chance): string {
  const letters: number[] = []
  let tag = false
  let quoted = false
  for (let i = 0; i < record.length; i++) {
    const c = record[i] as string
    if (c === '<') tag = true
    if (tag && c === '"') quoted = !quoted
    if ((!tag || quoted) && /[\p{L}\p{N}]/u.test(c)) letters.push(i)
    if (c === '>') tag = false
  }
  const out = record.split('')
  for (let i = chance(6); i >= 0; i--) {
    const at = letters[chance(letters.length)]
    if (at !== undefined) out[at] = PLAIN[chance(PLAIN.length)] ?? 'x'
  }
  return out.join('')
}

/** A record of which one line that is an element of its own is gone, where it has such lines. */
export function dropElement(record: string, chance: Chance): string {
  const lines = record.split('\n')
  const whole = lines.flatMap((line, i) => (i > 0 && /^\s*<(\w+)[^>]*>[^<]*<\/\1>\s*$/.test(line) ? [i] : []))
  const gone = whole[chance(whole.length)]
  return gone === undefined ? record : lines.toSpliced(gone, 1).join('\n')
}
