import { InputError } from '../../model/errors.ts'
import { readInput } from '../read-input.ts'
import type { World } from '../world.ts'
import { answerFreezeWith } from './answer-freeze.ts'
import { allFreezes } from './find-freeze.ts'
import type { FreezePost } from './freeze-parties.ts'
import { freezeStanding } from './freeze-state.ts'
import { ingestFreezes } from './ingest-freezes.ts'

/**
 * Takes in what came and confirms by machine the receipt of every request that is addressed to this node and was not answered. It says no
 * more than that it arrived: whether to freeze is for people. Gives the ids of the requests.
 */
export async function acknowledgeFreezes(world: World, post: FreezePost): Promise<readonly string[]> {
  await ingestFreezes(world, post)
  const answer = answerFreezeWith(post)
  const done: string[] = []
  for (const freeze of (await allFreezes(world)).values()) {
    if (freeze.side !== 'addressee' || freezeStanding(freeze, world.clock.now()).state !== 'sent') continue
    const { id } = freeze.request
    try {
      await answer.run(readInput(answer, { id, state: 'acknowledged', reason: 'received by machine' }), world)
      done.push(id)
    } catch (error) {
      // A person was quicker: then that is the answer.
      if (!(error instanceof InputError) || error.code !== 'freeze-overtaken') throw error
    }
  }
  return done
}
