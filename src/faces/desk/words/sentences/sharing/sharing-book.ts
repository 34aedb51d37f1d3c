import { SentenceBook, type TwiceTold } from '../sentence-book.ts'
import { PEERS } from './peers.ts'
import { STIX_FAULTS } from './stix-faults.ts'
import { TIPS } from './tips.ts'
import { WHAT_IS_REFUSED } from './what-is-refused.ts'
import { WHO_RECEIVES } from './who-receives.ts'

/** A fault with the place in the object where it is. */
const AT_A_PLACE: readonly TwiceTold[] = [
  { en: ': {fault:told}', ja: '{fault}', ko: '{fault}' },
  { en: '{path:word}: {fault:told}', ja: '{path}：{fault}', ko: '{path}: {fault}' },
]

/** All that is said of what is shared and what came in. */
export const SHARING_BOOK = new SentenceBook(WHO_RECEIVES, WHAT_IS_REFUSED, TIPS, PEERS, STIX_FAULTS, AT_A_PLACE)
