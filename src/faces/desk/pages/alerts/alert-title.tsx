import { useWords } from '../../app/preferences.tsx'
import type { Say } from '../../words/define-words.ts'
import { RULE_TITLES, ruleKey } from '../../words/rule-titles.ts'
import { SCHEME_TITLES, schemeKey } from '../../words/scheme-titles.ts'
import { type ToldAs, useTold } from '../../words/sentences/told.tsx'
import { OUTCOME_WORDS } from './outcome-words.ts'

/** Tells titles of alerts in the reader's language: the monitor's by the titles of rules and schemes, others by the book. */
export function useAlertTitle(): (title: string) => ToldAs {
  const said = useWords(OUTCOME_WORDS)
  const name = useRuleName()
  const tell = useTold('rules')
  return title => {
    const [, outcome = '', names = ''] = /^(pass|review|hold): (.+)$/s.exec(title) ?? []
    if (outcome !== 'pass' && outcome !== 'review' && outcome !== 'hold') return tell(title)
    const known = names.split(', ').map(code => name(code) ?? tell(code).text)
    return {
      text: said('title', { outcome: said(outcome), names: known.join(said('and')) }),
      lang: said('lang') as 'en',
    }
  }
}

/** What rules and schemes are called: `R08 Rapid in and out`, `Rapid pass-through`; null: neither is known here. */
export function useRuleName(): (code: string) => string | null {
  const rules: Say<keyof (typeof RULE_TITLES)['en']> = useWords(RULE_TITLES)
  const schemes: Say<keyof (typeof SCHEME_TITLES)['en']> = useWords(SCHEME_TITLES)
  return code => {
    const [rule, scheme] = [ruleKey(code), schemeKey(code)]
    if (rule !== null) return rule === 'engine' ? rules(rule) : `${rule} ${rules(rule)}`
    return scheme === null ? null : schemes(scheme)
  }
}

/** The title of an alert, with the one that was given where the pointer rests. */
export function AlertTitle({ title }: { readonly title: string }) {
  const { text, lang } = useAlertTitle()(title)
  return (
    <span lang={lang} title={text === title ? undefined : title}>
      {text}
    </span>
  )
}
