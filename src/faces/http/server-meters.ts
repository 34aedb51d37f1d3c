import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, type Metric, Registry } from 'prom-client'
import type { Exchange } from '../crew.ts'
import type { ListMeasure } from './list-state.ts'
import type { Readiness } from './readiness.ts'
import { BUCKETS, RouteMeter } from './route-meter.ts'

/** What of the server's state is measured when somebody looks. */
export interface MeteredState {
  keysLive(): number
  logLinesLost(): number
  /** What `/readyz` said last. */
  checked(): Readiness
  lists(): Promise<readonly ListMeasure[]>
}

/** Under which members of a crew ask each other for their measures. */
const TOPIC = 'metrics'

/** Everything that `/metrics` tells. Requests only count numbers; text is made when it is asked for. */
export class ServerMeters {
  readonly #registry = new Registry()
  readonly #routes: RouteMeter[] = []
  readonly #faults = new Map<string, number>()
  readonly #verdicts = new Map<string, number>()
  readonly #exchange: Exchange | null

  /** @param exchange with the other processes behind the port: `/metrics` of any of them tells of all together */
  constructor(state: MeteredState, exchange: Exchange | null = null) {
    this.#exchange = exchange
    exchange?.answer(TOPIC, () => this.#registry.getMetricsAsJSON())
    const registers = [this.#registry]
    collectDefaultMetrics({ register: this.#registry })
    const routes = this.#routes
    const counter = (name: string, help: string, labelNames: string[], fill: (c: Counter) => void): void => {
      new Counter({
        name,
        help,
        labelNames,
        registers,
        collect() {
          this.reset()
          fill(this)
        },
      })
    }
    const gauge = (name: string, help: string, joined: 'min' | 'max' | 'sum', value: () => number): void => {
      new Gauge({
        name,
        help,
        aggregator: joined,
        registers,
        collect() {
          this.set(value())
        },
      })
    }
    counter('cordon_http_requests_total', 'Answers by route and status', ['method', 'route', 'status'], c => {
      for (const { method, route, byStatus } of routes)
        for (const [status, n] of byStatus) c.inc({ method, route, status }, n)
    })
    counter('cordon_http_faults_total', 'Faults answered, by code', ['code'], c => {
      for (const [code, n] of this.#faults) c.inc({ code }, n)
    })
    counter('cordon_screened_parties_total', 'Parties screened over HTTP, by verdict', ['verdict'], c => {
      for (const [verdict, n] of this.#verdicts) c.inc({ verdict }, n)
    })
    counter('cordon_log_lines_lost_total', 'Lines of the log that could not be written', [], c =>
      c.inc(state.logLinesLost()),
    )
    gauge('cordon_keys_live', 'Keys that open something now', 'max', state.keysLive)
    gauge('cordon_ready', '1 while /readyz answers 200', 'min', () => (state.checked().status === 'ready' ? 1 : 0))
    new Gauge({
      name: 'cordon_part_ready',
      help: '1 while /readyz finds nothing amiss with the part',
      labelNames: ['part'],
      aggregator: 'min',
      registers,
      collect() {
        this.reset()
        for (const [part, { ok }] of Object.entries(state.checked().checks)) this.set({ part }, ok ? 1 : 0)
      },
    })
    gauge('cordon_workers', 'Processes that answer', 'sum', () => 1)
    this.#registry.registerMetric(durationsOf(routes))
    const ofLists = (name: string, help: string, value: (list: ListMeasure) => number): void => {
      new Gauge({
        name,
        help,
        labelNames: ['list'],
        aggregator: 'max',
        registers,
        async collect() {
          this.reset()
          for (const measure of await state.lists()) this.set({ list: measure.list }, value(measure))
        },
      })
    }
    ofLists(
      'cordon_list_published_timestamp_seconds',
      'When the newest version was made; 0: none',
      l => l.publishedAt ?? 0,
    )
    ofLists('cordon_list_alarm', '1 after a delivery that was refused or failed', l => (l.alarm ? 1 : 0))
  }

  /** A meter for one more route. */
  route(method: string, route: string): RouteMeter {
    const meter = new RouteMeter(method, route)
    this.#routes.push(meter)
    return meter
  }

  /** Counts a fault. Codes come from the code, so that there are few. */
  fault(code: string): void {
    this.#faults.set(code, (this.#faults.get(code) ?? 0) + 1)
  }

  /** Counts the verdicts of an answer of screenParty. */
  screened(answers: readonly { readonly verdict: string }[]): void {
    for (const { verdict } of answers) this.#verdicts.set(verdict, (this.#verdicts.get(verdict) ?? 0) + 1)
  }

  /** All of it in Prometheus' text form, and its content type. */
  async text(): Promise<{ readonly type: string; readonly text: string }> {
    const registry = this.#exchange === null ? this.#registry : await joined(this.#exchange)
    return { type: this.#registry.contentType, text: await registry.metrics() }
  }
}

/** What all members measured: sums of counters, and of each gauge what it says of all of them. */
async function joined(exchange: Exchange): Promise<Registry> {
  const measures = (await exchange.ask(TOPIC)) as Parameters<typeof AggregatorRegistry.aggregate>[0]
  return AggregatorRegistry.aggregate(measures)
}

/** The routes' durations as a histogram, in the shape in which prom-client asks its own for their values. */
function durationsOf(routes: readonly RouteMeter[]): Metric {
  const name = 'cordon_http_request_duration_seconds'
  const rowsOf = ({ method, route, durations }: RouteMeter) => {
    const labels = { method, route }
    const { upTo, count, seconds } = durations
    return [
      ...upTo.map((value, i) => ({ metricName: `${name}_bucket`, labels: { le: BUCKETS[i], ...labels }, value })),
      { metricName: `${name}_bucket`, labels: { le: '+Inf', ...labels }, value: count },
      { metricName: `${name}_sum`, labels, value: seconds },
      { metricName: `${name}_count`, labels, value: count },
    ]
  }
  const get = async () => ({
    name,
    help: 'From the head of a request to the end of its answer',
    type: 'histogram',
    aggregator: 'sum',
    values: routes.filter(r => r.durations.count > 0).flatMap(rowsOf),
  })
  return { name, get, reset() {} } as unknown as Metric
}
