/** n, the order of secp256k1's group. */
export const SECP256K1_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n

/**
 * x of k·G for nonces that anybody tries first; test/governor/signature-audit.test.ts computes each anew. 1/2 mod n is the half of the group's order, whose
 * x is short by chance of the curve and stands in thousands of signatures on Bitcoin.
 */
const BY_R: Readonly<Record<string, string>> = {
  '79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798': '1',
  c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5: '2',
  f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9: '3',
  '00000000000000000000003b78ce563f89a0ed9414f5aa28ad0d96d6795f9c63': '1/2 mod n',
}

/** The nonce of a signature of secp256k1 that its r alone gives away, up to its sign; null: it is none of the few that are held here. */
export function weakNonceOf(r: string): string | null {
  const hex = r.toLowerCase().replace(/^0x/, '').padStart(64, '0')
  if (Object.hasOwn(BY_R, hex)) return BY_R[hex] as string
  // By chance one r in 2^64 begins so: the nonce was chosen.
  return /^0{16}/.test(hex) ? 'of a short r, which chance does not give' : null
}
