import { holdDirection } from './hold-direction.ts'

/** The languages of the desk. */
export const LANGUAGES = ['en', 'ja', 'ko'] as const

/** One of them, as BCP 47 names it. */
export type Language = (typeof LANGUAGES)[number]

/** What a sentence is filled with. Numbers are written as the language writes them. */
export type Values = Readonly<Record<string, string | number>>

/**
 * A sentence: text with `{name}` for what is filled in, or one text per plural form of the value `n`, where a language has several
 * (CLDR: `one`, `other`).
 */
export type Sentence = string | { readonly one: string; readonly other: string }

/** The sentences of a page in every language: all languages have the keys of the English ones, or the type check fails. */
export type Words<K extends string> = Readonly<Record<Language, Readonly<Record<K, Sentence>>>>

/** Declares sentences; adds nothing but the check that no language lacks one. */
export function defineWords<const E extends Readonly<Record<string, Sentence>>>(words: {
  readonly en: E
  readonly ja: Readonly<Record<keyof E, Sentence>>
  readonly ko: Readonly<Record<keyof E, Sentence>>
}): Words<keyof E & string> {
  return words as Words<keyof E & string>
}

/** Says one sentence of some words. */
export type Say<K extends string> = (key: K, values?: Values) => string

/** The speaker of some words in a language. */
export function sayIn<K extends string>(words: Words<K>, language: Language): Say<K> {
  const sentences = words[language]
  const plural = new Intl.PluralRules(language)
  const number = new Intl.NumberFormat(language)
  return (key, values = {}) => {
    const sentence = sentences[key]
    const text =
      typeof sentence === 'string'
        ? sentence
        : plural.select(Number(values['n'])) === 'one'
          ? sentence.one
          : sentence.other
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name]
      if (value === undefined) return whole
      return typeof value === 'number' ? number.format(value) : holdDirection(value)
    })
  }
}
