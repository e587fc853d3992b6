import type { Programme } from '../../src/domain/booking/programme'

const HOME_SERVICES = ['cleaning', 'escort', 'mobility', 'urgent', 'shopping', 'meal-in', 'meal-delivery'] as const
const BATHS = ['bath-point', 'bath-home', 'bath-van'] as const

const programme = (more: Pick<Programme, 'key' | 'name' | 'kind'> & Partial<Programme>): Programme => ({
  ...{ city: 'linfen', plain: more.name, standing: 'in-force', benefit: null, services: [...HOME_SERVICES, ...BATHS] },
  ...{ funding: { split: [{ payer: 'city', part: 1 }], except: [] }, monthly: null, daily: null, carries: true },
  ...{ carriesAssumed: true, reviewMonths: 12, excludes: [], order: 1, doubts: [] },
  source: { document: '测试文件', clause: '第1条' },
  ...more,
})

/** Programmes of no city, shaped like those of several: what the functions do with them is tested in the tests' own city. */
export const TEST_PROGRAMMES: readonly Programme[] = [
  programme({
    ...{ key: 'linfen.test-credit', name: '每月100元服务', kind: 'credit', monthly: 10_000, order: 2 },
    funding: {
      split: [
        { payer: 'city', part: 1 },
        { payer: 'county', part: 1 },
      ],
      except: [],
    },
  }),
  programme({
    ...{ key: 'linfen.test-meals', name: '吃饭每天2元', kind: 'per-day', monthly: 6_200, daily: 200 },
    services: ['meal-in'],
    carries: false,
  }),
  programme({
    ...{ key: 'linfen.test-visits', name: '每月上门', kind: 'visits', order: 3 },
    services: ['cleaning', 'bath-home'],
  }),
  programme({
    ...{ key: 'linfen.test-old', name: '以前的补贴', kind: 'historic', standing: 'historic', monthly: 60_000 },
  }),
  programme({ ...{ key: 'linfen.test-voucher', name: '消费券', kind: 'voucher' } }),
]
