import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, lacking } from './fire.ts'
import { story } from './story-events.ts'
import { login, resident } from './wallet-story.ts'

/** The language most spoken in a country, by Unicode's likely subtags; null: the code is none. */
function languageOf(country: string): string | null {
  try {
    return new Intl.Locale(`und-${country}`).maximize().language
  } catch {
    return null
  }
}

/** Whether a browser's language is that of a country, or names it as its region; null: it is no language. */
function belongs(language: string, country: string): boolean | null {
  try {
    const read = new Intl.Locale(language)
    return read.language === languageOf(country) || read.region === country
  } catch {
    return null
  }
}

/** R27: an account of a resident is used from abroad, in a foreign language. */
export const foreignLogin: Rule = {
  id: 'R27',
  name: 'foreign-login',
  question: 'Is a resident’s account used from abroad, by a browser in a foreign language?',
  sources: ['JFSA, reference cases of 2019'],
  on: ['login'],
  lookback: () => 0,
  parameters: {},
  hard: false,
  judge({ event, profile }) {
    if (event.kind !== 'login') return SILENT
    const residence = profile?.residence ?? null
    if (residence === null) return lacking('the country where the customer lives')
    if (event.country === null) return lacking('the country of the address')
    if (event.country === residence) return SILENT
    if (event.language === null) return lacking('the language of the browser')
    const own = belongs(event.language, residence)
    if (own === null) return lacking('a language that can be read')
    if (own) return SILENT
    return fire(event.atMs, {
      level: 'medium',
      reasons: [
        `log-in from ${event.country} by a browser in ${event.language}, of a customer who lives in ${residence}; no event tells of travel`,
      ],
      figures: { country: event.country, language: event.language, residence },
      unless: [{ kind: 'were', words: `had it come from ${residence}, or by a browser in its language` }],
    })
  },
  examples: {
    fires: story(
      'A customer from Seoul logs in from Russia in Russian.',
      [login(0, { country: 'RU', language: 'ru' })],
      resident(),
    ),
    silent: story('A customer from Seoul logs in from Japan in Korean.', [login(0, { country: 'JP' })], resident()),
  },
}
