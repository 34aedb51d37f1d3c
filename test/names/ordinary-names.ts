import {
  type Faker,
  fakerAR,
  fakerDE,
  fakerEN,
  fakerES,
  fakerFR,
  fakerJA,
  fakerKO,
  fakerRU,
  fakerTR,
  fakerZH_CN,
} from '@faker-js/faker'

const LOCALES: Readonly<Record<string, Faker>> = {
  en: fakerEN,
  de: fakerDE,
  es: fakerES,
  fr: fakerFR,
  tr: fakerTR,
  ko: fakerKO,
  ja: fakerJA,
  zh: fakerZH_CN,
  ru: fakerRU,
  ar: fakerAR,
}

/** An ordinary name and the locale it was made in. */
export interface OrdinaryName {
  readonly text: string
  readonly locale: string
}

/** Names of people (four in five) and companies by turns from ten locales, the same for the same seed. */
export function ordinaryNames(count: number, seed: number): readonly OrdinaryName[] {
  const locales = Object.entries(LOCALES)
  for (const [, faker] of locales) faker.seed(seed)
  return Array.from({ length: count }, (_, n) => {
    const [locale, faker] = locales[n % locales.length] ?? ['en', fakerEN]
    const company = Math.floor(n / locales.length) % 5 === 4
    return { text: company ? faker.company.name() : faker.person.fullName(), locale }
  })
}
