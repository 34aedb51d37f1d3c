/** What becomes of alerts. */
export type TriageAct = 'take' | 'dismiss' | 'escalate' | 'hold' | 'join'
