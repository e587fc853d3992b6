import { sql } from 'drizzle-orm'
import {
  boolean,
  char,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { MEALS, SERVICES, SKILLS, UNITS, type Allergen, type Diet } from '@/domain/booking/services'
import type { Concession } from '@/domain/booking/money'
import { bytes, createdAt, key, moment } from './columns'
import { facility } from './facility'
import { provider } from './provider'
import { staff } from './staff'

/** Somebody whom a provider sends: cleaner, bath attendant, rider. With a `staff` row where he has a phone of his own. */
export const careWorker = pgTable(
  'care_worker',
  {
    id: key(),
    providerId: text('provider_id')
      .notNull()
      .references(() => provider.id),
    staffId: uuid('staff_id').references(() => staff.id),
    wrappedKey: bytes('wrapped_key').notNull(),
    /** Sealed JSON `{name, phone}`. */
    sealed: bytes('sealed').notNull(),
    sex: text('sex', { enum: ['male', 'female'] }).notNull(),
    /** Since when he may not be sent, by the city's word. */
    blacklistedOn: date('blacklisted_on', { mode: 'string' }),
    version: integer('version').notNull().default(1),
    demo: boolean('demo').notNull().default(false),
    createdAt: createdAt(),
    endedAt: moment('ended_at'),
  },
  (table) => [index('care_worker_provider').on(table.providerId), uniqueIndex('care_worker_staff').on(table.staffId)],
)

/** What a worker may do, and until when. A renewed one is another row. */
export const certificate = pgTable(
  'certificate',
  {
    id: key(),
    workerId: uuid('worker_id')
      .notNull()
      .references(() => careWorker.id),
    skill: text('skill', { enum: SKILLS }).notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }).notNull(),
    createdAt: createdAt(),
    /** Taken back before its last day. */
    revokedAt: moment('revoked_at'),
  },
  (table) => [
    index('certificate_worker').on(table.workerId, table.skill),
    check('certificate_days', sql`${table.validTo} >= ${table.validFrom}`),
  ],
)

/** One service of one place at one price. */
export const offering = pgTable(
  'offering',
  {
    id: key(),
    city: text('city').notNull(),
    county: char('county', { length: 6 }).notNull(),
    providerId: text('provider_id')
      .notNull()
      .references(() => provider.id),
    facilityId: text('facility_id')
      .notNull()
      .references(() => facility.id),
    service: text('service', { enum: SERVICES }).notNull(),
    /** «软食套餐», «两小时保洁»: what people choose between. */
    name: text('name').notNull(),
    /** What it holds, in one or two sentences. */
    about: text('about').notNull().default(''),
    /** Of one unit. */
    fen: integer('fen').notNull(),
    unit: text('unit', { enum: UNITS }).notNull(),
    /** Of one unit; of a meal, how long one sits. */
    minutes: smallint('minutes').notNull(),
    /** What others let off each unit, as the place posts it. */
    concessions: jsonb('concessions').$type<Concession[]>().notNull().default([]),
    /** Whether an order is accepted when it comes, or somebody looks at it. */
    acceptance: text('acceptance', { enum: ['at-once', 'by-hand'] }).notNull(),
    /** Minutes within which the provider answers; the desk shows a clock. */
    answerMinutes: smallint('answer_minutes').notNull().default(120),
    /** Orders close so many days before, at this minute of that day (China's time). */
    closesDays: smallint('closes_days').notNull().default(0),
    closesMinute: smallint('closes_minute').notNull(),
    /** Until then cancelling costs nothing. */
    freeDays: smallint('free_days').notNull().default(0),
    freeMinute: smallint('free_minute').notNull(),
    /** Per cent that cancelling later or not being there costs, of her own share; and that breaking off costs, of the whole price. */
    latePercent: smallint('late_percent').notNull().default(0),
    stoppedPercent: smallint('stopped_percent').notNull().default(0),
    /** Minutes that somebody on the waiting list has to answer. */
    waitMinutes: smallint('wait_minutes').notNull().default(60),
    /** Metres from the place within which it comes to her; null: everywhere in `county`. */
    reachMetres: integer('reach_metres'),
    /** From which level of GB/T 42195 on it is for her, verified and not over; null: for everybody. */
    levelFrom: smallint('level_from'),
    /** Where a meal is cooked, and through which canteen it goes on its way to a meal point. */
    kitchenId: text('kitchen_id').references(() => facility.id),
    throughId: text('through_id').references(() => facility.id),
    diets: text('diets').array().$type<Diet[]>().notNull().default([]),
    /** Grows with each change of price or rule: a price that was read before is told so. */
    version: integer('version').notNull().default(1),
    /** Taken off the list since; what was booked stays. */
    closedAt: moment('closed_at'),
    demo: boolean('demo').notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [
    index('offering_city').on(table.city, table.county, table.service),
    index('offering_facility').on(table.facilityId),
    index('offering_provider').on(table.providerId),
    check('offering_fen', sql`${table.fen} between 0 and 10000000`),
    check('offering_level', sql`${table.levelFrom} between 0 and 4`),
    check('offering_minutes', sql`${table.minutes} between 5 and 720`),
    check(
      'offering_percent',
      sql`${table.latePercent} between 0 and 100 and ${table.stoppedPercent} between 0 and 100`,
    ),
    check('offering_closes', sql`${table.closesDays} between 0 and 14 and ${table.closesMinute} between 0 and 1440`),
  ],
)

/** When an offering is to be had in an ordinary week; slots are made from it two weeks and more ahead. */
export const offeringTime = pgTable(
  'offering_time',
  {
    id: key(),
    offeringId: uuid('offering_id')
      .notNull()
      .references(() => offering.id),
    /** 1 Monday … 7 Sunday. */
    weekdays: smallint('weekdays').array().notNull(),
    /** Minutes after midnight. */
    starts: smallint('starts').notNull(),
    ends: smallint('ends').notNull(),
    capacity: integer('capacity').notNull(),
    meal: text('meal', { enum: MEALS }),
    createdAt: createdAt(),
    endedAt: moment('ended_at'),
  },
  (table) => [
    index('offering_time_offering').on(table.offeringId),
    check(
      'offering_time_span',
      sql`${table.starts} >= 0 and ${table.ends} > ${table.starts} and ${table.ends} <= 1440`,
    ),
    check('offering_time_capacity', sql`${table.capacity} > 0`),
  ],
)

/** One stretch of one day with so many places. */
export const slot = pgTable(
  'slot',
  {
    id: key(),
    offeringId: uuid('offering_id')
      .notNull()
      .references(() => offering.id),
    day: date('day', { mode: 'string' }).notNull(),
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    /** The hour that people are told: ten minutes before the kitchen's own, so that undoing and cut-off both hold. */
    closesAt: moment('closes_at').notNull(),
    meal: text('meal', { enum: MEALS }),
    capacity: integer('capacity').notNull(),
    /** Portions or places taken, orders that wait for an answer and places on offer to the waiting list included. */
    booked: integer('booked').notNull().default(0),
    /** The provider is closed on that day. */
    closed: boolean('closed').notNull().default(false),
  },
  (table) => [
    uniqueIndex('slot_start').on(table.offeringId, table.startsAt),
    index('slot_day').on(table.offeringId, table.day),
    index('slot_sitting')
      .on(table.day)
      .where(sql`${table.meal} is not null`),
    check('slot_booked', sql`${table.booked} >= 0 and ${table.booked} <= ${table.capacity}`),
    check('slot_span', sql`${table.endsAt} > ${table.startsAt} and ${table.closesAt} <= ${table.startsAt}`),
  ],
)

/** A dish with its marks. */
export interface Dish {
  readonly name: string
  readonly diets: readonly Diet[]
  readonly allergens: readonly Allergen[]
}

/** What a kitchen or canteen cooks for one meal of one day. */
export const menu = pgTable(
  'menu',
  {
    id: key(),
    facilityId: text('facility_id')
      .notNull()
      .references(() => facility.id),
    day: date('day', { mode: 'string' }).notNull(),
    meal: text('meal', { enum: MEALS }).notNull(),
    dishes: jsonb('dishes').$type<Dish[]>().notNull(),
    version: integer('version').notNull().default(1),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [uniqueIndex('menu_meal').on(table.facilityId, table.day, table.meal)],
)
