import type { Language } from '../define-words.ts'

/** What may stand in the place of a figure in a sentence, and how the other languages write it. */
export interface SlotForm {
  /** Of a regular expression, without groups that capture. */
  readonly pattern: string
  /** @param again tells a sentence within the sentence */
  say(text: string, language: Language, again: (text: string) => string): string
}

const NUMBER = '(?:-?\\d[\\d,]*(?:\\.\\d+)?(?:e[+-]?\\d+)?|Infinity)'

const UNITS: Readonly<Record<string, Readonly<Record<'ja' | 'ko', string>>>> = {
  millisecond: { ja: 'ミリ秒', ko: '밀리초' },
  second: { ja: '秒', ko: '초' },
  minute: { ja: '分', ko: '분' },
  hour: { ja: '時間', ko: '시간' },
  day: { ja: '日', ko: '일' },
  week: { ja: '週間', ko: '주' },
  year: { ja: '年', ko: '년' },
}

const SHORT_UNITS: Readonly<Record<string, Readonly<Record<'ja' | 'ko', string>>>> = {
  d: { ja: '日', ko: '일' },
  h: { ja: '時間', ko: '시간' },
  min: { ja: '分', ko: '분' },
  s: { ja: '秒', ko: '초' },
}

const SHORT_SPAN = `\\d+ (?:${Object.keys(SHORT_UNITS).join('|')})`

const THIS_SAFE: Readonly<Record<string, string>> = { ja: 'この Safe', ko: '이 Safe' }

const EVM_ADDRESS = '0x[0-9a-fA-F]{40}'

const SPAN = `${NUMBER} (?:${Object.keys(UNITS).join('|')})s?`

const CURRENCIES: Readonly<Record<string, Readonly<Record<'ja' | 'ko', string>>>> = {
  USD: { ja: '米ドル', ko: '달러' },
  KRW: { ja: 'ウォン', ko: '원' },
}

const BEYOND_MEASURE: Readonly<Record<Language, string>> = {
  en: 'a share beyond measure',
  ja: '計測不能な割合',
  ko: '측정할 수 없는 비율',
}

/** Kinds of slots by name. */
export const SLOT_KINDS = {
  /** `4,200.37 USD` */
  usd: {
    pattern: `${NUMBER} USD`,
    say: (text, language) => {
      const amount = text.slice(0, -4)
      return language === 'ja' ? `${amount}米ドル` : language === 'ko' ? `${amount}달러` : text
    },
  },
  /** `4,200.37 USD` or `5,600,000 KRW` */
  money: {
    pattern: `${NUMBER} (?:USD|KRW)`,
    say: (text, language) => {
      const [amount = '', unit = ''] = text.split(' ')
      const words = CURRENCIES[unit]
      return language === 'en' || words === undefined ? text : `${amount}${words[language]}`
    },
  },
  /** `1,234` */
  n: { pattern: NUMBER, say: text => text },
  /** `92.5 %`; what would be a part of nothing is beyond measure */
  share: {
    pattern: `${NUMBER} ?%|a share beyond measure`,
    say: (text, language) => (text.endsWith('%') ? text.replace(' ', '') : BEYOND_MEASURE[language]),
  },
  /** `45 seconds`, as `saySpan` writes it */
  span: {
    pattern: SPAN,
    say: (text, language) => {
      const [amount = '', unit = ''] = text.split(' ')
      const words = UNITS[unit.replace(/s$/, '')]
      return language === 'en' || words === undefined ? text : `${amount}${words[language]}`
    },
  },
  /** A time or a day, ISO 8601, UTC */
  at: { pattern: '\\d{4}-\\d\\d-\\d\\d(?:T[\\d:.]+Z)?', say: text => text },
  /** One word: an address, a name, a code, a transaction */
  word: { pattern: '\\S+?', say: text => text },
  /** Anything, as it stands */
  text: { pattern: '.+?', say: text => text },
  /** Anything, told again by the same book where it can */
  told: { pattern: '.+?', say: (text, _language, again) => again(text) },
  /** Anything within one sentence, told again by the same book where it can */
  clause: { pattern: '(?:(?!\\. [A-Z]).)+?', say: (text, _language, again) => again(text) },
  /** A term of ours in small letters, told again: `unknown-service` */
  term: { pattern: '[a-z][a-z-]*', say: (text, _language, again) => again(text) },
  /** `2 h 36 min`, as `spanInWords` writes it */
  hms: {
    pattern: `${SHORT_SPAN}(?: ${SHORT_SPAN})*`,
    say: (text, language) =>
      language === 'en'
        ? text
        : text
            .split(/(?<=[a-z]) /)
            .map(part => part.replace(/ (\w+)$/, (_, unit: string) => SHORT_UNITS[unit]?.[language] ?? ` ${unit}`))
            .join(language === 'ko' ? ' ' : ''),
  },
  /** As `guardWords` names one: an EVM address, a name with it in brackets, or the Safe that is spoken of */
  account: {
    pattern: `(?:this Safe|${EVM_ADDRESS}|[^;:,()]{1,60}? \\(${EVM_ADDRESS}\\))`,
    say: (text, language) => (text === 'this Safe' ? (THIS_SAFE[language] ?? text) : text),
  },
  /** As `guardWords` writes one: `30,000 ETH`, base units where the decimals are not known */
  amount: {
    pattern: `${NUMBER} (?:of the chain’s own coin|base units of token ${EVM_ADDRESS}|\\S+)`,
    say: (text, language, again) => (language === 'en' ? text : again(text)),
  },
  /** What may follow a sentence behind a mark or a space, told again; or nothing */
  tail: { pattern: '(?:[ ,;:(].*)?', say: (text, _language, again) => (text === '' ? '' : again(text)) },
  /** Things told again one by one: `a, b, c` */
  names: {
    pattern: '.+?',
    say: (text, language, again) =>
      text
        .split(', ')
        .map(again)
        .join(language === 'ja' ? '、' : ', '),
  },
  /** Things told again one by one: `a and b and c` */
  ands: {
    pattern: '.+?',
    say: (text, language, again) =>
      text
        .split(' and ')
        .map(again)
        .join(language === 'ja' ? '、' : ', '),
  },
  /** Counts of things, as `GapCounts` writes them, the things told again: `3 × a, 5 × b` */
  counts: {
    pattern: '\\d+ × [^×]+(?:, \\d+ × [^×]+)*?',
    say: (text, language, again) =>
      text
        .split(/, (?=\d+ × )/)
        .map(one => one.replace(/^(\d+) × (.+)$/su, (_, n: string, what: string) => `${again(what)} × ${n}`))
        .join(language === 'ja' ? '、' : ', '),
  },
  /** Sentences told again one by one: `a; b; c` */
  parts: {
    pattern: '.+?',
    say: (text, language, again) =>
      text
        .split('; ')
        .map(again)
        .join(language === 'ja' ? '；' : '; '),
  },
  /** A rule of the monitor by its id, or its engine */
  rule: { pattern: '[RM]\\d\\d?|engine', say: (text, _language, again) => again(text) },
  /** A right to take from a wallet, as a contract, a signature or the guard calls it */
  right: { pattern: '(?:set)?[aA]pprov[\\w-]+|permit2?|eip-7702', say: text => text },
  /** Changes of which each would have made a difference, told again one by one: `a, or b`; each may hold `, or ` itself */
  changes: {
    pattern: '.+?',
    say: (text, language, again) =>
      split(text, ', or ', again).join(language === 'ja' ? '、または' : language === 'ko' ? ', 또는 ' : ', or '),
  },
  /** Things that hold together, told again one by one: `a and b` */
  both: {
    pattern: '.+?',
    say: (text, language, again) =>
      split(text, ' and ', again).join(language === 'ja' ? 'かつ' : language === 'ko' ? '이면서 ' : ' and '),
  },
} satisfies Readonly<Record<string, SlotForm>>

/** One of {@link SLOT_KINDS}. */
export type SlotKind = keyof typeof SLOT_KINDS

/** Whether there is such a kind. */
export function isSlotKind(kind: string): kind is SlotKind {
  return Object.hasOwn(SLOT_KINDS, kind)
}

/** The longest beginnings between a mark that can be told, each told again; what cannot be told stays as it is. */
function split(text: string, mark: string, again: (text: string) => string): string[] {
  const pieces = text.split(mark)
  for (let n = pieces.length; n > 0; n--) {
    const head = pieces.slice(0, n).join(mark)
    const told = again(head)
    if (told === head && n > 1) continue
    return n === pieces.length ? [told] : [told, ...split(pieces.slice(n).join(mark), mark, again)]
  }
  return [text]
}
