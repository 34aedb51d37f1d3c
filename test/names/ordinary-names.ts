import {
  type Faker,
  fakerAR,
  fakerDE,
  fakerEL,
  fakerEN,
  fakerEN_IN,
  fakerEN_NG,
  fakerES,
  fakerFR,
  fakerFR_SN,
  fakerHR,
  fakerHU,
  fakerJA,
  fakerKA_GE,
  fakerKO,
  fakerRU,
  fakerSV,
  fakerTR,
  fakerUR,
  fakerUZ_UZ_latin,
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

/** Languages and countries by whose names nothing was tuned. */
const OTHERS: Readonly<Record<string, Faker>> = {
  sv: fakerSV,
  hu: fakerHU,
  el: fakerEL,
  hr: fakerHR,
  ka: fakerKA_GE,
  ur: fakerUR,
  uz: fakerUZ_UZ_latin,
  in: fakerEN_IN,
  ng: fakerEN_NG,
  sn: fakerFR_SN,
}

/** An ordinary name and the locale it was made in. */
export interface OrdinaryName {
  readonly text: string
  readonly locale: string
}

/** Names of people (four in five) and companies by turns from ten locales, or from ten others, the same for the same seed. */
export function ordinaryNames(count: number, seed: number, others = false): readonly OrdinaryName[] {
  const locales = Object.entries(others ? OTHERS : LOCALES)
  for (const [, faker] of locales) faker.seed(seed)
  return Array.from({ length: count }, (_, n) => {
    const [locale, faker] = locales[n % locales.length] ?? ['en', fakerEN]
    const company = Math.floor(n / locales.length) % 5 === 4
    return { text: company ? faker.company.name() : faker.person.fullName(), locale }
  })
}
