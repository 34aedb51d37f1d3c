import { isMainThread, parentPort } from 'node:worker_threads'
import { CordonError } from '../../model/errors.ts'
import { SodiumMill } from './sodium-mill.ts'

/** A piece of work for a thread: an operation of the mill and what it takes. */
export type PointWork =
  | { readonly op: 'raiseInputs'; readonly inputs: readonly string[]; readonly scalars: Uint8Array }
  | { readonly op: 'raisePoints'; readonly points: Uint8Array; readonly scalars: Uint8Array; readonly inverse: boolean }
  | { readonly op: 'outputs'; readonly inputs: readonly string[]; readonly points: Uint8Array }
  | {
      readonly op: 'composites'
      readonly seed: Uint8Array
      readonly c: Uint8Array
      readonly d: Uint8Array
      readonly both: boolean
      readonly from: number
    }

/** What became of it: one or two rows of bytes, or a code and a message. */
export type PointDone =
  | { readonly parts: readonly (Uint8Array | null)[] }
  | { readonly code: string | null; readonly message: string }

if (!isMainThread && parentPort) {
  const port = parentPort
  const mill = await SodiumMill.open()
  port.on('message', (work: PointWork) => {
    done(mill, work).then(
      parts => port.postMessage({ parts } satisfies PointDone),
      (fault: Error) =>
        port.postMessage({
          code: fault instanceof CordonError ? fault.code : null,
          message: fault.message,
        } satisfies PointDone),
    )
  })
}

async function done(mill: SodiumMill, work: PointWork): Promise<readonly (Uint8Array | null)[]> {
  switch (work.op) {
    case 'raiseInputs':
      return [await mill.raiseInputs(work.inputs, work.scalars)]
    case 'raisePoints':
      return [await mill.raisePoints(work.points, work.scalars, work.inverse)]
    case 'outputs':
      return [await mill.outputs(work.inputs, work.points)]
    case 'composites': {
      const { m, z } = await mill.composites(work.seed, work.c, work.d, work.both, work.from)
      return [m, z]
    }
  }
}
