import { createContext, type RefObject, useContext } from 'react'
import type { Answered } from '../../api/operations.ts'
import type { Session } from '../../api/session.ts'
import type { LookBook } from './board/use-look.ts'
import type { ExpandedRow, FlowPictureHandle } from './picture/flow-picture.tsx'
import type { CasePlace } from './place/case-place.ts'
import type { TraceIndex } from './trace/trace-index.ts'

/** One place where money is, as a trace tells it. */
export type Endpoint = TraceIndex['trace']['endpoints'][number]

/** A request to freeze, as the server tells it. */
export type FreezeRow = Answered<'listFreezes'>['freezes'][number]

/** What somebody wants frozen. */
export interface FreezeWish {
  readonly account: string
  readonly asset: string
  /** Base units; null: all that is there. */
  readonly amount: string | null
  readonly endpoint: Endpoint | null
}

/** Transfers beside the trace that were fetched by hand, by the account whose they are. */
export interface Neighbours {
  readonly rows: readonly ExpandedRow[]
  /** How many are drawn of an account, and of how many that were asked for; `more`: it has others. */
  readonly of: ReadonlyMap<string, { readonly drawn: number; readonly asked: number; readonly more: boolean }>
  /** @param asked transfers that were asked for @param more whether the account has others */
  put(account: string, rows: readonly ExpandedRow[], asked: number, more: boolean): void
  drop(account: string): void
}

/** What every part of a case's page knows. */
export interface CaseDesk {
  readonly name: string
  readonly session: Session
  readonly index: TraceIndex
  readonly place: CasePlace
  go(change: Partial<CasePlace>, replace?: boolean): void
  /** Null: not known yet, or nobody may see it. */
  readonly board: Answered<'showCaseBoard'> | null
  readonly look: LookBook
  readonly neighbours: Neighbours
  readonly picture: RefObject<FlowPictureHandle | null>
  /** Rows of the path that the address names; null: it names none, or nothing went that way. */
  readonly path: readonly number[] | null
  readonly watched: boolean
  watch(on: boolean): void
  freezeOf(account: string, asset: string): FreezeRow | null
  wishFreeze(wish: FreezeWish): void
  wishShare(): void
  /** The trace by the other doctrine, where one is compared with. */
  readonly other: TraceIndex['trace'] | null
}

/** Where it is handed down. */
export const CaseContext = createContext<CaseDesk | null>(null)

/** The case that a part stands in. */
export function useCase(): CaseDesk {
  const desk = useContext(CaseContext)
  if (desk === null) throw new Error('no case around this component')
  return desk
}
