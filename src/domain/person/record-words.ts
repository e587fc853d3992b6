import type { FactKey } from '../entitlement/facts'
import { factLabel } from '../entitlement/labels'
import type { RecordKey } from './record'

const OWN_LABELS: Readonly<Record<Exclude<RecordKey, FactKey>, string>> = {
  name: '姓名',
  identityNumber: '身份证号',
  phone: '电话',
  street: '哪个街道(乡镇)',
  community: '哪个社区(村)',
  address: '详细地址',
}

/** A line of a record in words for a person. */
export const recordLabel = (key: RecordKey): string =>
  OWN_LABELS[key as keyof typeof OWN_LABELS] ?? factLabel(key as FactKey)
