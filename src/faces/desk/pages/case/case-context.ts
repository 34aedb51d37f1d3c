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

/** What every part of a case's page knows, wherever in it somebody goes. */
export interface CaseBase {
  readonly name: string
  readonly session: Session
  readonly index: TraceIndex
  go(change: Partial<CasePlace>, replace?: boolean): void
  readonly watched: boolean
  watch(on: boolean): void
  freezeOf(account: string, asset: string): FreezeRow | null
  wishFreeze(wish: FreezeWish): void
  wishShare(): void
}

/** What it knows beside that: where in it somebody is, and how they look at it. */
export interface CaseDesk extends CaseBase {
  readonly place: CasePlace
  /** Null: not known yet, or nobody may see it. */
  readonly board: Answered<'showCaseBoard'> | null
  readonly look: LookBook
  readonly neighbours: Neighbours
  readonly picture: RefObject<FlowPictureHandle | null>
  /** Rows of the path that the address names; null: it names none, or nothing went that way. */
  readonly path: readonly number[] | null
  /** The trace by the other doctrine, where one is compared with. */
  readonly other: TraceIndex['trace'] | null
}

/** Where the base is handed down. */
export const CaseBaseContext = createContext<CaseBase | null>(null)

/** Where all of it is handed down. */
export const CaseContext = createContext<CaseDesk | null>(null)

/** The case that a part stands in: what of it no step within the page changes, so that none draws the part anew. */
export function useCaseBase(): CaseBase {
  const base = useContext(CaseBaseContext)
  if (base === null) throw new Error('no case around this component')
  return base
}

/** The case that a part stands in, with the place in it. */
export function useCase(): CaseDesk {
  const desk = useContext(CaseContext)
  if (desk === null) throw new Error('no case around this component')
  return desk
}
