import type { CaseName } from '../../model/case-name.ts'
import { InputError, NotFoundError } from '../../model/errors.ts'
import type { Json } from '../../model/fact.ts'
import { findCase } from '../cases/find-case.ts'
import type { CaseworkWorld } from '../casework/casework-world.ts'
import { BOARD_KINDS, type CaseBoard, foldBoard } from './fold-board.ts'
import { tenantOfCaller } from './tenant-of-caller.ts'

/** Most notes, views, hidden and pinned accounts of one case and house each. */
const MOST_OF_A_BOARD = 5_000

/** The board of a case as the house of whoever asks sees it. @throws NotFoundError `case-unknown` */
export async function readBoard(name: CaseName, world: CaseworkWorld): Promise<CaseBoard> {
  await findCase(world, name)
  return foldBoard(await world.facts.read({ kinds: BOARD_KINDS }), name, await tenantOfCaller(world))
}

/**
 * Lays something down on the board of a case and gives the number of the fact.
 * @throws NotFoundError `case-unknown`
 * @throws InputError `board-full`
 */
export async function layDown(
  name: CaseName,
  kind: (typeof BOARD_KINDS)[number],
  body: Readonly<Record<string, Json>>,
  world: CaseworkWorld,
): Promise<number> {
  const { notes, hidden, pins, views } = await readBoard(name, world)
  if (
    Math.max(notes.length, hidden.length, pins.length, views.length) >= MOST_OF_A_BOARD &&
    !/-(?:withdrawn|dropped)$/.test(kind)
  )
    throw new InputError(
      'board-full',
      `a case holds at most ${MOST_OF_A_BOARD} notes, views, hidden and pinned accounts`,
    )
  const tenant = await tenantOfCaller(world)
  const draft = { at: world.clock.now(), by: world.by, kind, body: { case: name, tenant, ...body } }
  const [fact] = await world.facts.append([draft])
  return fact?.seq ?? 0
}

/** @throws NotFoundError with this code, where the board holds nothing of this number */
export function mustHold(rows: readonly { readonly id: number }[], id: number, code: string, what: string): void {
  if (!rows.some(row => row.id === id)) throw new NotFoundError(code, `the case has no ${what} ${id}`)
}
