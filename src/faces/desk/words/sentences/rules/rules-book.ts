import { ALARM_CODES } from '../guard/alarm-codes.ts'
import { WHAT_LISTS_CANNOT_SAY } from '../screen/what-lists-cannot-say.ts'
import { SentenceBook } from '../sentence-book.ts'
import { EXPOSURE } from '../trace/exposure.ts'
import { ALERTS } from './alerts.ts'
import { AMOUNTS } from './amounts.ts'
import { ANONYMITY } from './anonymity.ts'
import { ANSWERS } from './answers.ts'
import { CASE_GAPS } from './case-gaps.ts'
import { DEADLINES } from './deadlines.ts'
import { DECISION_TERMS } from './decision-terms.ts'
import { HALTS } from './halts.ts'
import { HOURS } from './hours.ts'
import { KNOWN_SIDE } from './known-side.ts'
import { MARKETS } from './markets.ts'
import { SIDE_PARAMETERS } from './parameters-of-sides.ts'
import { WAY_PARAMETERS } from './parameters-of-ways.ts'
import { PASSING } from './passing.ts'
import { PEOPLE } from './people.ts'
import { QUESTIONS } from './questions.ts'
import { CASEWORK_REFUSALS } from './refusals.ts'
import { REPORT_LACKS } from './report-lacks.ts'
import { ROUTES } from './routes.ts'
import { RULE_FIGURES } from './rule-figures.ts'
import { SCHEMES } from './schemes.ts'
import { SCORES } from './scores.ts'
import { SIDES } from './sides.ts'
import { TERMS } from './terms.ts'
import { WALLETS } from './wallets.ts'

/** All that the monitor, its rules and the work on its alerts say, with what screening and exposure could not tell them. */
export const RULES_BOOK = new SentenceBook(
  ANSWERS,
  ALERTS,
  AMOUNTS,
  PASSING,
  ROUTES,
  ANONYMITY,
  PEOPLE,
  HOURS,
  SIDES,
  WALLETS,
  MARKETS,
  QUESTIONS,
  WAY_PARAMETERS,
  SIDE_PARAMETERS,
  SCHEMES,
  KNOWN_SIDE,
  EXPOSURE,
  WHAT_LISTS_CANNOT_SAY,
  ALARM_CODES,
  SCORES,
  HALTS,
  DEADLINES,
  CASE_GAPS,
  REPORT_LACKS,
  CASEWORK_REFUSALS,
  TERMS,
  DECISION_TERMS,
  RULE_FIGURES,
)
