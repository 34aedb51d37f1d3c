import { ETHEREUM } from '../../model/ledger.ts'
import type {
  AdminEvent,
  ChangeEvent,
  CustomerProfile,
  LoginEvent,
  OrderEvent,
  SignatureEvent,
  WalletEvent,
} from '../../model/monitor/customer-event.ts'
import { madeUpAccount, STORY_START } from './story-events.ts'

const at = (minute: number): number => STORY_START + minute * 60_000

/** A log-in from Seoul so many minutes after the start, of which nothing is strange. */
export function login(minute: number, more: Partial<LoginEvent> = {}): LoginEvent {
  const usual = { ip: 'ip-1', device: 'device-1', country: 'KR', language: 'ko-KR', utcOffsetMinutes: 540, signs: [] }
  return { kind: 'login', id: '', atMs: at(minute), customer: 'c-1', ...usual, ...more }
}

/** A change of the account so many minutes after the start. */
export function change(minute: number, what: ChangeEvent['what']): ChangeEvent {
  return { kind: 'change', id: '', atMs: at(minute), customer: 'c-1', what }
}

/** Ether that leaves an own wallet for an account off its white list. */
export function walletOutflow(minute: number, usd: number, more: Partial<WalletEvent> = {}): WalletEvent {
  const usual = { ledger: ETHEREUM, asset: 'ETH', other: madeUpAccount(9), whitelisted: false, balanceUsd: 10_000_000 }
  return { kind: 'wallet-outflow', id: '', atMs: at(minute), customer: 'hot-1', usd, tx: null, ...usual, ...more }
}

/** Something done to an own wallet or contract. */
export function admin(minute: number, what: string, more: Partial<AdminEvent> = {}): AdminEvent {
  return {
    kind: 'admin',
    id: '',
    atMs: at(minute),
    customer: 'hot-1',
    what,
    usd: null,
    share: null,
    detail: '',
    ...more,
  }
}

/** A signature of an own key, with an r of its own. */
export function ownSignature(minute: number, more: Partial<SignatureEvent> = {}): SignatureEvent {
  const n = (minute + 1).toString(16).padStart(64, '7')
  const usual = { curve: 'secp256k1', publicKey: `02${'ab'.repeat(32)}`, r: n, s: n, hash: n } as const
  return { kind: 'own-signature', id: '', atMs: at(minute), customer: 'key-1', ...usual, ...more }
}

/** An order to buy a coin of a small market. */
export function order(minute: number, more: Partial<OrderEvent> = {}): OrderEvent {
  const usual = {
    market: 'COIN/KRW',
    side: 'buy',
    price: 100,
    quantity: 10,
    ticksBeyondBest: 0,
    cancelled: false,
  } as const
  return { kind: 'order', id: '', atMs: at(minute), customer: 'c-1', ...usual, ...more }
}

/** A person of Seoul whose account was opened so many days before the start. */
export function resident(openedDaysBefore = 1_000, more: Partial<CustomerProfile> = {}): CustomerProfile {
  return {
    customer: 'c-1',
    openedMs: STORY_START - openedDaysBefore * 86_400_000,
    residence: 'KR',
    birthYear: 1990,
    incomeUsd: 40_000,
    utcOffsetMinutes: 540,
    peerGroup: null,
    entity: 'person',
    ...more,
  }
}
