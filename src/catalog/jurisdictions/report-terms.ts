/** Which report an authority wants, and what its term counts from. The figures are parameters of the jurisdiction. */
export interface ReportTerm {
  /** ISO 3166-1 alpha-2. */
  readonly jurisdiction: string
  readonly report: string
  readonly to: string
  /** Key of the parameter that holds the term. */
  readonly parameter: string
  /** Key of the one that holds a longer term where nobody is suspected by name; null: none is known. */
  readonly longer: string | null
  /** `detection`: the earliest alert of the case, which is never later than what the law means; `determination`: the first decision to report. */
  readonly from: 'detection' | 'determination'
}

/** The reports of suspicion that Cordon knows, in the order of jurisdictions. */
export const REPORT_TERMS: readonly ReportTerm[] = [
  {
    ...{ jurisdiction: 'JP', report: 'suspicious transaction report', to: 'the supervising agency, for JAFIC' },
    ...{ parameter: 'str-deadline', longer: null, from: 'determination' },
  },
  {
    ...{ jurisdiction: 'KR', report: 'suspicious transaction report', to: 'KoFIU' },
    ...{ parameter: 'str-deadline', longer: null, from: 'determination' },
  },
  {
    ...{ jurisdiction: 'US', report: 'suspicious activity report', to: 'FinCEN' },
    ...{ parameter: 'sar-deadline', longer: 'sar-deadline-no-suspect', from: 'detection' },
  },
]
