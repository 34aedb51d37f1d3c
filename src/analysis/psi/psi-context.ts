import { PSI_PROTOCOL } from './psi-suite.ts'

/** What a list is raised for. An answer for one context is worth nothing in another. */
export interface PsiContext {
  /** Fingerprint of the node that holds the list. */
  readonly node: string
  /** The list's name there. */
  readonly list: string
  /** 32 hex digits: the life of one key. */
  readonly epoch: string
}

/** What is hashed for an address: the protocol and its version, whose list in which epoch, and the address in its canonical form. */
export function psiInput({ node, list, epoch }: PsiContext, address: string): string {
  return `${PSI_PROTOCOL}\n${node}\n${list}\n${epoch}\n${address}`
}
