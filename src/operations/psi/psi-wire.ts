import { z } from 'zod'
import { POINT_BYTES } from '../../analysis/psi/psi-suite.ts'

/** Where a node answers questions, below its address as a peer. */
export const PSI_PATH = '/peer/v1/psi'
/** The kind of bodies that are points, imprints and outputs. */
export const PSI_BYTES = 'application/octet-stream'
/** Bytes of a receipt: an Ed25519 public key and a signature. It stands before the points. */
export const RECEIPT_BYTES = 96
/** Most lists that a node offers one peer. */
export const MOST_OFFERS = 100

const hex = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().min(0)

/** What `GET /peer/v1/psi/lists` answers. */
export const psiOffers = z.object({
  lists: z
    .array(
      z.object({
        name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
        epoch: z.string().regex(/^[0-9a-f]{32}$/),
        key: hex,
        imprints: hex,
        // No list that may be raised has more imprints than that.
        rows: count.max(2 ** 20),
        endsAt: count,
        takes: z.enum(['nothing', 'count', 'matches']),
        leastPoints: count,
        mostPoints: count,
        pointsLeft: count,
        sessionsLeft: count,
      }),
    )
    .max(MOST_OFFERS),
})

/** A receipt and what it is for as one body. @param receipt 192 hex digits */
export function withReceipt(receipt: string, bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(RECEIPT_BYTES + bytes.length)
  for (let i = 0; i < RECEIPT_BYTES; i++) out[i] = Number.parseInt(receipt.slice(2 * i, 2 * i + 2), 16)
  out.set(bytes, RECEIPT_BYTES)
  return out
}

/** The two parts of such a body; null: it is too short for a receipt and one point. */
export function splitReceipt(body: Uint8Array): { readonly receipt: string; readonly bytes: Uint8Array } | null {
  if (body.length < RECEIPT_BYTES + POINT_BYTES) return null
  const receipt = Array.from(body.subarray(0, RECEIPT_BYTES), byte => byte.toString(16).padStart(2, '0')).join('')
  return { receipt, bytes: body.subarray(RECEIPT_BYTES) }
}
