import { oddsOf } from '../../formats/by-odds.ts'
import { traceJsonSchema } from '../../formats/trace-json.ts'
import type { AccountId } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import type { CaseName } from '../../model/case-name.ts'
import { InputError } from '../../model/errors.ts'
import { findCase } from '../cases/find-case.ts'
import type { World } from '../world.ts'

/** The most that grounds may hold, what is said of odds among it. */
const MOST = 4_000

/** What is to be asked for, as far as odds matter. */
export interface OddsOrder {
  readonly case: CaseName | null
  readonly accounts: readonly AccountId[]
  readonly asset: AssetId
  readonly grounds: string
  /** Whether it may be asked for by odds. */
  readonly byOdds: boolean
}

/**
 * The grounds of a request, with the odds where the case's latest trace came to an account by odds and not by facts alone: nobody freezes
 * another's money without being told so.
 * @throws InputError `freeze-by-odds` when it was not allowed, `freeze-grounds-long`
 */
export async function groundsByOdds(order: OddsOrder, world: Pick<World, 'facts'>): Promise<string> {
  const { accounts, asset, grounds } = order
  const last = order.case === null ? undefined : (await findCase(world, order.case)).traces.at(-1)
  if (last === undefined) return grounds
  const trace = traceJsonSchema.parse(JSON.parse(await world.facts.document(last.document)))
  const asked = new Set<string>(accounts)
  const likely = trace.endpoints.flatMap(e => {
    const joint = asked.has(e.account) && e.asset === asset ? oddsOf(e) : null
    return joint === null ? [] : [{ account: e.account, joint, basis: e.basis }]
  })
  const [first] = likely
  if (first === undefined) return grounds
  if (!order.byOdds)
    throw new InputError(
      'freeze-by-odds',
      `the trace came to ${first.account} by odds, joint confidence ${first.joint}, not by facts alone: give --by-odds to ask all the same; the request then says so`,
      { place: { field: 'by-odds' } },
    )
  const said = likely.map(({ account, basis }) => `${account} (${basis})`)
  const text = `${grounds} Reached by odds, not by facts alone: ${said.join('; ')}.`
  if (text.length > MOST)
    throw new InputError(
      'freeze-grounds-long',
      `with what is said of odds the grounds have ${text.length} letters, and at most ${MOST} go into a request: ask for fewer accounts`,
      { place: { field: 'grounds' } },
    )
  return text
}
