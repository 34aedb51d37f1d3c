import type { CaseSheet } from './case-sheet.ts'

/** The country whose authority takes a form as a report that must be decided on. */
const AUTHORITY: Readonly<Record<string, string>> = { sarx: 'US', goaml: 'AE', kofiu: 'KR', jafic: 'JP' }
/** Of forms that nobody must decide on as a report: where they are at home. */
const HOME: Readonly<Record<string, string>> = { ic3: 'US' }

/** The country of a form's authority; null: it is a complaint, or for partners or a court. */
export function authorityOf(form: string): string | null {
  return AUTHORITY[form] ?? null
}

/** The forms of the case's countries first, that of the house's own before the others; then those of no country; last those of others. */
export function formsInOrder<T extends { readonly form: string }>(
  forms: readonly T[],
  jurisdictions: readonly string[],
  house: string | null,
): readonly T[] {
  const rank = ({ form }: T): number => {
    const country = AUTHORITY[form] ?? HOME[form]
    if (country === undefined) return jurisdictions.length + 1
    const at = jurisdictions.indexOf(country)
    return at < 0 ? jurisdictions.length + 2 : country === house ? -1 : at
  }
  return [...forms].sort((a, b) => rank(a) - rank(b))
}

/** The decision to report to a country that stands, the latest; undefined: there is none. */
export function reportDecided(file: Pick<CaseSheet, 'decisions'>, country: string) {
  return file.decisions.findLast(
    d => d.kind === 'report' && d.jurisdictions.includes(country) && d.state !== 'rejected' && d.state !== 'void',
  )
}
