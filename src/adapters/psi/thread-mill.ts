import { availableParallelism } from 'node:os'
import type { Composites, PointMill } from '../../analysis/psi/point-mill.ts'
import { POINT_BYTES } from '../../analysis/psi/psi-suite.ts'
import { SourceError } from '../../model/errors.ts'
import { plus, SodiumMill } from './sodium-mill.ts'
import { ThreadCrew } from './thread-crew.ts'

/** Points in a piece of work: some ten milliseconds, so that several questions get their turn. */
const PIECE = 64

/** {@link PointMill} spread over threads. */
export class ThreadMill implements PointMill {
  readonly #crew: ThreadCrew

  /** @param threads as many as the machine has processors, unless said */
  constructor(threads: number = availableParallelism()) {
    this.#crew = new ThreadCrew(threads)
  }

  raiseInputs(inputs: readonly string[], scalars: Uint8Array): Promise<Uint8Array> {
    return this.#joined(inputs.length, (from, to) => ({
      op: 'raiseInputs',
      inputs: inputs.slice(from, to),
      scalars: scalarsFor(scalars, from, to),
    }))
  }

  raisePoints(points: Uint8Array, scalars: Uint8Array, inverse = false): Promise<Uint8Array> {
    return this.#joined(points.length / POINT_BYTES, (from, to) => ({
      op: 'raisePoints',
      points: rows(points, from, to),
      scalars: scalarsFor(scalars, from, to),
      inverse,
    }))
  }

  outputs(inputs: readonly string[], points: Uint8Array): Promise<Uint8Array> {
    return this.#joined(inputs.length, (from, to) => ({
      op: 'outputs',
      inputs: inputs.slice(from, to),
      points: rows(points, from, to),
    }))
  }

  async composites(seed: Uint8Array, c: Uint8Array, d: Uint8Array, both: boolean): Promise<Composites> {
    // The sums of the pieces are added here.
    await SodiumMill.open()
    const parts = await Promise.all(
      pieces(c.length / POINT_BYTES).map(([from, to]) =>
        this.#crew.do({ op: 'composites', seed, c: rows(c, from, to), d: rows(d, from, to), both, from }),
      ),
    )
    const sum = (at: number) => parts.map(part => part[at] ?? unfinished()).reduce(plus)
    return { m: sum(0), z: both ? sum(1) : null }
  }

  /** Ends the threads. */
  close(): Promise<void> {
    return this.#crew.close()
  }

  async #joined(
    count: number,
    piece: (from: number, to: number) => Parameters<ThreadCrew['do']>[0],
  ): Promise<Uint8Array> {
    const parts = await Promise.all(pieces(count).map(([from, to]) => this.#crew.do(piece(from, to))))
    return Buffer.concat(parts.map(part => part[0] ?? unfinished()))
  }
}

function pieces(count: number): readonly (readonly [number, number])[] {
  return Array.from({ length: Math.ceil(count / PIECE) }, (_, i) => [i * PIECE, Math.min(count, (i + 1) * PIECE)])
}

/** Copied, since what goes to a thread takes the whole buffer under it along. */
function rows(bytes: Uint8Array, from: number, to: number): Uint8Array {
  return new Uint8Array(bytes.subarray(from * POINT_BYTES, to * POINT_BYTES))
}

function scalarsFor(scalars: Uint8Array, from: number, to: number): Uint8Array {
  return scalars.length === POINT_BYTES ? new Uint8Array(scalars) : rows(scalars, from, to)
}

function unfinished(): never {
  throw new SourceError('psi-thread-failed', 'a thread gave back nothing')
}
