import { FACILITY_COLUMNS, type Cells, type FacilityKey } from '../../../src/domain/facility/columns'
import type { Facility, OperatingMode } from '../../../src/domain/facility/facility'
import type { Datum } from '../../../src/domain/facility/register-row'
import { hoursText, stopsText } from '../../../src/domain/facility/written-days'
import { gradeText, servicesText } from '../../../src/domain/facility/written-services'

const MODES: Readonly<Record<OperatingMode, string>> = {
  public: '公建公营',
  'public-private': '公建民营',
  'private-aided': '民办公助',
  private: '民办',
}
const HABITS = { open: '照常', closed: '休息', unknown: '' } as const

const numeral = (value: number | undefined): string => (value === undefined ? '' : String(value))
const yesNo = (value: boolean | undefined): string => (value === undefined ? '' : value ? '是' : '否')
const day = (on: string | undefined): string => (on ? `(${on})` : '')
const fireText = (fire: Facility['fire']): string => (fire ? `${fire.passed ? '合格' : '不合格'}${day(fire.on)}` : '')

/** What a clerk would have written for this facility. */
export function cellsOf(facility: Facility, datum: Datum = 'GCJ-02'): Cells<FacilityKey> {
  const { place, functions, grade, mode, mobile } = facility
  return {
    number: facility.number ?? facility.id,
    name: facility.name,
    type: facility.typeName,
    county: facility.county,
    town: facility.town ?? '',
    address: facility.address,
    lng: String(place.lng),
    lat: String(place.lat),
    datum,
    phone: facility.phone,
    hours: hoursText(facility.hours),
    holidays: HABITS[facility.holidays],
    openTo: facility.openTo,
    favours: facility.favours ?? '',
    services: servicesText(facility.services),
    area: numeral(facility.area),
    beds: numeral(facility.beds),
    nursingBeds: numeral(facility.nursingBeds),
    basic: functions?.basic.join('、') ?? '',
    extra: functions?.extra.join('、') ?? '',
    grade: grade ? gradeText(grade) : '',
    filing: facility.filing ?? '',
    foodLicence: facility.foodLicence ?? '',
    fire: fireText(facility.fire),
    mode: mode ? MODES[mode] : '',
    operator: facility.operator,
    branchOf: facility.branchOf ?? '',
    guidedBy: facility.guidedBy ?? '',
    clinic: facility.clinic ?? '',
    accessible: yesNo(facility.accessible),
    standard: yesNo(facility.standard),
    model: yesNo(facility.model),
    mobile: mobile ? stopsText(mobile) : '',
    contact: facility.contact ?? '',
    closedOn: facility.closedOn ?? '',
    checkedOn: facility.checkedOn,
    note: facility.note ?? '',
  }
}

const quoted = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** A register as a CSV file that `npm run import` reads. */
export function registerCsv(rows: readonly Cells<FacilityKey>[]): string {
  const headers = FACILITY_COLUMNS.map(({ header }) => header).join(',')
  const lines = rows.map((cells) => FACILITY_COLUMNS.map(({ key }) => quoted(cells[key])).join(','))
  return `${[headers, ...lines].join('\r\n')}\r\n`
}
