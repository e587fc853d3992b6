import type { ReactNode } from 'react'
import type { ElderCard } from '@/contract/care/elders'
import { go } from '@/platform/navigate'
import { Box, Card, Dial, Heading, inGroups, Row, spokenPhone, Tag } from '@/ui'
import { caseLink } from '../desk/case-link'
import { PATHS } from '../paths'
import { fullDay, longDay } from '../words'
import { Past } from './past'
import { ageWords, caseWords, factWords, foundState, foundWords, lastVisitWords, tagsOf, visitWords } from './words'

interface OfElder {
  readonly elder: ElderCard
}

/** Who she is, at a glance, and how to ring her. */
export function Who({ elder }: OfElder) {
  const { name, age, community, address, phone } = elder
  const tags = tagsOf(elder)
  return (
    <Card>
      <Heading level={2} className="title">
        {`${name} · ${ageWords(age)}`}
      </Heading>
      {tags.length > 0 && (
        <Box className="tags">
          {tags.map(({ words, tone }) => (
            <Tag key={words} tone={tone}>
              {words}
            </Tag>
          ))}
        </Box>
      )}
      {community !== null && <Box>{community}</Box>}
      {address !== null && <Box>{address}</Box>}
      <Box className="note">{lastVisitWords(elder.lastVisitOn)}</Box>
      {phone === null ? (
        <Box className="note">没有留电话。</Box>
      ) : (
        <Dial phone={phone} kind="other">{`打给老人 ${spokenPhone(phone)}`}</Dial>
      )}
    </Card>
  )
}

interface PartProps {
  readonly title: string
  readonly empty: string
  readonly rows: readonly ReactNode[]
}

/** One part of the card; that there is nothing is said too. */
function Part({ title, empty, rows }: PartProps) {
  return (
    <Box as="section" className="stack">
      <Heading level={2} className="subtitle">
        {title}
      </Heading>
      {rows.length === 0 ? (
        <Box className="note">{empty}</Box>
      ) : (
        <Card kind="rows" role="list" label={title}>
          {rows}
        </Card>
      )}
    </Box>
  )
}

function Benefits({ elder: { id: person, found, claimed } }: OfElder) {
  return (
    <Part
      title="能领的"
      empty="没有找到能领没领的。"
      rows={[
        ...found.map((one) => (
          <Row
            key={one.ref}
            title={one.name}
            detail={foundWords(one)}
            end={foundState(one)}
            onPress={() => go(PATHS.foundPeople, { ref: one.ref, person })}
          />
        )),
        ...claimed.map(({ name, until }) => (
          <Row
            key={`claimed ${name}`}
            title={name}
            detail={until === null ? '在领' : `在领,到 ${longDay(until)}`}
            end={<Tag tone="good">在领</Tag>}
          />
        )),
      ]}
    />
  )
}

const Visits = ({ elder: { visits } }: OfElder) => (
  <Part
    title="探访"
    empty="这里还没有探访的记录。"
    rows={visits.map((visit) => (
      <Row
        key={visit.id}
        title={fullDay(visit.on)}
        detail={visitWords(visit)}
        onPress={() => go(PATHS.visitRead, { id: visit.id })}
      />
    ))}
  />
)

const Bookings = ({ elder: { bookings } }: OfElder) => (
  <Part
    title="订的服务"
    empty="现在没有订服务。"
    rows={bookings.map(({ what, day, at }, index) => (
      <Row key={`${index} ${day}`} title={what} detail={`${fullDay(day)} · ${at}`} />
    ))}
  />
)

const Cases = ({ elder: { id: person, cases } }: OfElder) => (
  <Part
    title="在办的事"
    empty="现在没有在办的事。"
    rows={cases.map((one) => {
      const { path, params } = caseLink({ id: one.id, kind: one.kind, person })
      return (
        <Row
          key={one.id}
          over={`编号 ${inGroups(one.number)}`}
          title={one.title}
          detail={caseWords(one)}
          onPress={() => go(path, params)}
        />
      )
    })}
  />
)

function Helpers({ elder: { helpers } }: OfElder) {
  return (
    <Box as="section" className="stack">
      <Heading level={2} className="subtitle">
        帮手
      </Heading>
      {helpers.length === 0 && <Box className="note">没有登记帮手。</Box>}
      {helpers.map(({ name, relation, phone }, index) =>
        phone === null ? (
          <Box key={`${index} ${name}`}>{`${relation} ${name},没有留电话`}</Box>
        ) : (
          <Dial key={`${index} ${name}`} phone={phone} kind="other" detail={spokenPhone(phone)}>
            {`打给${relation} ${name}`}
          </Dial>
        ),
      )}
    </Box>
  )
}

const Facts = ({ elder: { facts } }: OfElder) => (
  <Part
    title="资料"
    empty="还没有登记资料。可以当面代办,问老人。"
    rows={facts.map(({ label, value, source }) => (
      <Row key={label} over={label} title={value} detail={factWords(source)} />
    ))}
  />
)

/** 一人一案: all that the desk may know of one elder. */
export function ElderFile({ elder }: OfElder) {
  return (
    <>
      <Benefits elder={elder} />
      <Visits elder={elder} />
      <Bookings elder={elder} />
      <Cases elder={elder} />
      <Helpers elder={elder} />
      <Facts elder={elder} />
      <Past elder={elder} />
    </>
  )
}
