import { bytesToHex } from '@noble/hashes/utils.js'
import { pushes } from './script-class.ts'

const OP_RETURN = 0x6a

/**
 * What an OP_RETURN output carries: its pushes one after the other, or all that follows where it holds more than pushes.
 * @returns lower-case hex, empty where it carries nothing; null where the output is no OP_RETURN
 */
export function outputMemo(script: Uint8Array): string | null {
  if (script[0] !== OP_RETURN) return null
  const data = pushes(script, 1)
  return data === null ? bytesToHex(script.subarray(1)) : data.map(bytesToHex).join('')
}
