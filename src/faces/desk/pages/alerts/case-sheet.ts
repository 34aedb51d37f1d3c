import type { Answered } from '../../api/operations.ts'

/** A case of the house as the server tells it. */
export type CaseSheet = Answered<'showCasework'>

/** Somebody who works on cases here. */
export type Colleague = Answered<'listColleagues'>['colleagues'][number]
