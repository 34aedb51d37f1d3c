import { type Rule, type RuleContext, SILENT, type Typology } from '../../src/model/monitor/rule.ts'

function made(id: string, ask: (context: RuleContext) => string | null): Rule {
  return {
    ...{
      id,
      name: 'made-up',
      question: '',
      sources: [],
      lookback: () => 86_400,
      parameters: {},
      hard: false,
    },
    on: ['fiat-in', 'fiat-out', 'deposit', 'withdrawal', 'login'],
    examples: { fires: { about: '', profile: null, events: [] }, silent: { about: '', profile: null, events: [] } },
    judge(context) {
      const reason = ask(context)
      if (reason === null) return SILENT
      return { kind: 'fired', level: 'medium', reasons: [reason], figures: {}, unless: '', events: [] }
    },
  }
}

/** Rules of tests, which do not change when the catalogue does: much out within two hours, a busy payer, the ledger's labels. */
export const MADE_UP_RULES: readonly Rule[] = [
  made('R01', ({ event, past }) => {
    const usd = past.usd(7_200, 'withdrawal')
    return event.kind === 'withdrawal' && usd > 800 ? `${usd} USD left before` : null
  }),
  made('R02', ({ otherPast }) => {
    const customers = otherPast?.others(86_400) ?? 0
    return customers >= 3 ? `${customers} customers` : null
  }),
  made('R03', ({ event }) =>
    'about' in event && event.about?.labels?.includes('mixer') === true ? 'a mixer by its label' : null,
  ),
]

/** A typology of them. */
export const MADE_UP_TYPOLOGY: Typology = {
  ...{ name: 'made-up', title: '', about: '', sources: [], rules: { R01: 0.5, R02: 0.3, R03: 0.4 }, needs: ['R01'] },
  ...{ review: 0.5, hold: 0.75, windowSeconds: 7_200 },
}
