/** One way of getting a name wrong. Gives null where the name offers no place for it. */
export type Misspelling = (name: string, random: () => number) => string | null

const VOWELS = 'aeiou'
const pick = <T>(items: readonly T[], random: () => number): T | undefined => items[Math.floor(random() * items.length)]

/** Replaces one word of at least some letters by what `change` makes of it. */
function oneWord(least: number, change: (word: string, random: () => number) => string | null): Misspelling {
  return (name, random) => {
    const words = name.split(' ')
    const places = words.flatMap((w, n) => (/^[a-z]+$/i.test(w) && w.length >= least ? [n] : []))
    const at = pick(places, random)
    if (at === undefined) return null
    const changed = change(words[at] ?? '', random)
    if (changed === null || changed === words[at]) return null
    return words.map((w, n) => (n === at ? changed : w)).join(' ')
  }
}

/** Replaces one occurrence, chosen by chance, of one of some spellings. */
function respell(rules: readonly (readonly [string, string])[]): Misspelling {
  return (name, random) => {
    const lower = name.toLowerCase()
    const places = rules.flatMap(([from, to]) => {
      const at: (readonly [number, string, string])[] = []
      for (let i = lower.indexOf(from); i >= 0; i = lower.indexOf(from, i + 1)) at.push([i, from, to])
      return at
    })
    const place = pick(places, random)
    if (place === undefined) return null
    const [i, from, to] = place
    return lower.slice(0, i) + to + lower.slice(i + from.length)
  }
}

const inside = (word: string, random: () => number): number => 1 + Math.floor(random() * (word.length - 2))

/** Kinds that only people's names suffer: a firm is not called by an initial. */
export const OF_PEOPLE: readonly string[] = ['an initial', 'a word left out']

/** A listed name as somebody would type it: no marks of punctuation. */
export function typed(name: string): string {
  return name
    .replace(/['’`.]/g, '')
    .replace(/[^A-Za-z0-9 ]/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
}

/** Every kind, by name. */
export const MISSPELLINGS: Readonly<Record<string, Misspelling>> = {
  'neighbours swapped': oneWord(5, (w, random) => {
    const i = inside(w, random)
    return w.slice(0, i) + (w[i + 1] ?? '') + (w[i] ?? '') + w.slice(i + 2)
  }),
  'letter left out': oneWord(5, (w, random) => {
    const i = inside(w, random)
    return w.slice(0, i) + w.slice(i + 1)
  }),
  'letter doubled': oneWord(4, (w, random) => {
    const i = inside(w, random)
    return w.slice(0, i) + (w[i] ?? '') + w.slice(i)
  }),
  'letter put in': oneWord(5, (w, random) => {
    const i = inside(w, random)
    return w.slice(0, i) + (pick([...'abcdefghijklmnopqrstuvwxyz'], random) ?? '') + w.slice(i)
  }),
  'letter mistaken': oneWord(5, (w, random) => {
    const i = inside(w, random)
    return w.slice(0, i) + (pick([...'abcdefghijklmnopqrstuvwxyz'], random) ?? '') + w.slice(i + 1)
  }),
  'vowel changed': oneWord(4, (w, random) => {
    const i = pick(
      [...[...w].keys()].filter(n => VOWELS.includes((w[n] ?? '').toLowerCase())),
      random,
    )
    return i === undefined ? null : w.slice(0, i) + (pick([...VOWELS], random) ?? '') + w.slice(i + 1)
  }),
  'sounded alike': respell([
    ['ph', 'f'],
    ['f', 'ph'],
    ['k', 'c'],
    ['ck', 'k'],
    ['c', 'k'],
    ['q', 'k'],
    ['s', 'z'],
    ['z', 's'],
    ['sh', 's'],
    ['th', 't'],
    ['kh', 'h'],
    ['gh', 'g'],
  ]),
  'romanised otherwise': respell([
    ['iy', 'y'],
    ['y', 'i'],
    ['ey', 'ei'],
    ['ei', 'ey'],
    ['ya', 'ia'],
    ['yu', 'iu'],
    ['zh', 'j'],
    ['kh', 'h'],
    ['ks', 'x'],
    ['x', 'ks'],
    ['u', 'ou'],
    ['oo', 'u'],
    ['ee', 'i'],
    ['dj', 'j'],
    ['j', 'dj'],
    ['w', 'v'],
    ['ts', 'tz'],
    ['ch', 'tch'],
  ]),
  'words in another order': (name, random) => {
    const words = name.split(' ')
    if (words.length < 2) return null
    const by = 1 + Math.floor(random() * (words.length - 1))
    return [...words.slice(by), ...words.slice(0, by)].join(' ')
  },
  'two words joined': (name, random) => {
    const words = name.split(' ')
    if (words.length < 2) return null
    const at = Math.floor(random() * (words.length - 1))
    return [...words.slice(0, at), `${words[at]}${words[at + 1]}`, ...words.slice(at + 2)].join(' ')
  },
  'a word split': oneWord(7, (w, random) => {
    const i = 3 + Math.floor(random() * (w.length - 5))
    return `${w.slice(0, i)} ${w.slice(i)}`
  }),
  'an initial': (name, random) => {
    const words = name.split(' ')
    if (words.length < 3) return null
    const at = Math.floor(random() * (words.length - 1))
    if ((words[at] ?? '').length < 3) return null
    return words.map((w, n) => (n === at ? `${w.slice(0, 1)}.` : w)).join(' ')
  },
  'a word left out': (name, random) => {
    const words = name.split(' ')
    if (words.length < 4) return null
    const at = 1 + Math.floor(random() * (words.length - 2))
    if ((words[at] ?? '').length < 3) return null
    return words.filter((_, n) => n !== at).join(' ')
  },
  'marks added': respell([
    ['a', 'á'],
    ['e', 'é'],
    ['o', 'ö'],
    ['u', 'ü'],
    ['s', 'š'],
    ['c', 'ç'],
    ['n', 'ñ'],
    ['i', 'ı'],
    ['l', 'ł'],
  ]),
  'read by a machine': respell([
    ['m', 'rn'],
    ['o', '0'],
    ['l', '1'],
    ['i', 'l'],
    ['e', 'c'],
    ['h', 'b'],
    ['d', 'cl'],
  ]),
  'Cyrillic look-alike': respell([
    ['a', 'а'],
    ['e', 'е'],
    ['o', 'о'],
    ['p', 'р'],
    ['c', 'с'],
  ]),
}
