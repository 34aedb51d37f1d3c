import type { Typology } from '../../model/monitor/rule.ts'

const DAY = 86_400

/** Pay of hidden IT workers: wages of workers who hide where they are: exits of the same VPN, remote control, hours of another time zone, one address into which several are paid. */
export const itWorkerPay: Typology = {
  name: 'it-worker-pay',
  title: 'Pay of hidden IT workers',
  about:
    'Wages of workers who hide where they are: exits of the same VPN, remote control, hours of another time zone, one address into which several are paid.',
  sources: ['US Departments of State, Treasury and FBI, advisory on DPRK IT workers, 2022-05-16'],
  rules: { R28: 0.7, R25: 0.3, R26: 0.45, R27: 0.35, R10: 0.25, R36: 0.5, R49: 0.35 },
  needs: ['R28'],
  review: 0.5,
  hold: 0.9,
  windowSeconds: 30 * DAY,
}
