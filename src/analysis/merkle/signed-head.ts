import canonicalize from 'canonicalize'
import { z } from 'zod'

/** What a node says of its log: how long it is and what its root is. */
export interface TreeHead {
  /** The node's fingerprint. */
  readonly node: string
  readonly size: number
  /** 64 hex digits. */
  readonly root: string
  /** Unix seconds. */
  readonly at: number
}

/** A head that its node answers for. */
export interface SignedHead extends TreeHead {
  /** The node's Ed25519 public key, 64 hex digits; its SHA-256 is the fingerprint. */
  readonly key: string
  /** Ed25519 over {@link headText}, 128 hex digits. */
  readonly signature: string
}

const HEX_32 = z.string().regex(/^[0-9a-f]{64}$/)

/** A signed head as it travels. Nothing is proven by its shape. */
export const signedHead = z.object({
  node: HEX_32,
  size: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  root: HEX_32,
  at: z.number().int().min(0).max(4_102_444_800),
  key: HEX_32,
  signature: z.string().regex(/^[0-9a-f]{128}$/),
})

/** What a node signs: the RFC 8785 form of node, size, root and time. */
export function headText({ node, size, root, at }: TreeHead): string {
  return canonicalize({ node, size, root, at }) as string
}
