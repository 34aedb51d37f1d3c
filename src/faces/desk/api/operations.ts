import type { listCases } from '../../../operations/cases/list-cases.ts'
import type { showCase } from '../../../operations/cases/show-case.ts'
import type { Operation } from '../../../operations/define-operation.ts'
import type {
  answerFreeze,
  freezeLetter,
  listFreezes,
  requestFreeze,
  sendFreeze,
  showFreeze,
  withdrawFreeze,
} from '../../../operations/freeze/freeze-operations.ts'
import type { traceFunds } from '../../../operations/trace-funds/trace-funds.ts'

/** The operations that the desk calls, by name, with the types that the server reads and answers by. Types alone: no code of theirs is loaded. */
export interface DeskOperations {
  listCases: typeof listCases
  showCase: typeof showCase
  traceFunds: typeof traceFunds
  requestFreeze: typeof requestFreeze
  sendFreeze: typeof sendFreeze
  answerFreeze: typeof answerFreeze
  withdrawFreeze: typeof withdrawFreeze
  listFreezes: typeof listFreezes
  showFreeze: typeof showFreeze
  freezeLetter: typeof freezeLetter
}

/** A name of one of them. */
export type OperationName = keyof DeskOperations

type In<O> = O extends Operation<infer I, infer _> ? I['_zod']['input'] : never
type Out<O> = O extends Operation<infer _, infer R> ? R['_zod']['input'] : never

/** What an operation is asked with. */
export type Asked<N extends OperationName> = In<DeskOperations[N]>

/** What an operation answers, as JSON. */
export type Answered<N extends OperationName> = Out<DeskOperations[N]>
