/** A column of the register as a clerk fills it in; docs/register.md explains each. */
export interface Column<K extends string> {
  readonly key: K
  /** As the first line of the file prints it. */
  readonly header: string
  readonly required: boolean
  /** Most letters of a cell. */
  readonly most: number
}

const must = <const K extends string>(key: K, header: string, most: number): Column<K> => ({
  ...{ key, header, most },
  required: true,
})
const may = <const K extends string>(key: K, header: string, most: number): Column<K> => ({
  ...{ key, header, most },
  required: false,
})

/** Columns of the register of facilities, in the template's order. */
export const FACILITY_COLUMNS = [
  must('number', '编号', 40),
  must('name', '名称', 60),
  must('type', '类型', 40),
  must('county', '区县代码', 6),
  may('town', '街道', 40),
  must('address', '地址', 100),
  must('lng', '经度', 20),
  must('lat', '纬度', 20),
  must('datum', '坐标系', 20),
  may('phone', '电话', 30),
  may('hours', '开放时间', 300),
  may('holidays', '节假日', 10),
  may('openTo', '开放对象', 60),
  may('favours', '优惠对象', 100),
  may('services', '服务和价格', 1000),
  may('area', '面积', 12),
  may('beds', '床位数', 8),
  may('nursingBeds', '护理型床位', 8),
  may('basic', '基本功能', 200),
  may('extra', '其他功能', 200),
  may('grade', '等级', 30),
  may('filing', '备案号', 60),
  may('foodLicence', '食品经营许可证', 60),
  may('fire', '消防', 30),
  may('mode', '运营模式', 20),
  may('operator', '运营单位', 60),
  may('branchOf', '总店', 60),
  may('guidedBy', '上级指导中心', 60),
  may('clinic', '医疗机构', 100),
  may('accessible', '无障碍', 4),
  may('standard', '标准化', 4),
  may('model', '示范', 4),
  may('mobile', '流动服务', 600),
  may('contact', '联系人', 30),
  may('closedOn', '停业日期', 12),
  must('checkedOn', '核对日期', 12),
  may('note', '备注', 300),
] as const
export type FacilityKey = (typeof FACILITY_COLUMNS)[number]['key']

/** Columns of the table of communities and of how many elders live there. */
export const COMMUNITY_COLUMNS = [
  must('number', '编号', 40),
  must('name', '名称', 40),
  must('county', '区县代码', 6),
  must('town', '街道', 40),
  must('lng', '经度', 20),
  must('lat', '纬度', 20),
  must('datum', '坐标系', 20),
  may('elders', '60岁以上人数', 10),
] as const
export type CommunityKey = (typeof COMMUNITY_COLUMNS)[number]['key']

/** The cells of a row by their columns; what a file has no column for is empty. */
export type Cells<K extends string> = Readonly<Record<K, string>>

/** What is wrong with a cell, and what to do about it, in the clerk's language. */
export interface CellFault {
  /** The column's header; absent where it is about the whole row. */
  readonly header?: string
  /** As it was written. */
  readonly value?: string
  readonly what: string
}
