import type { ReactNode } from 'react'
import type { ActionOutput } from '@/contract'
import { cityName, useCity } from '@/client/city'
import { decides, isKnown, may, ownerOf, type ForWhom } from '@/client/for-whom'
import { go } from '@/platform/navigate'
import { Card, Heading, Row } from '@/ui'
import { PATHS } from '../paths'

type Me = ActionOutput<'account', 'me'>

interface GroupProps {
  readonly title: string
  readonly children: ReactNode
}

/** A heading and what belongs under it: nobody has to read a list of twenty. */
function Group({ title, children }: GroupProps) {
  return (
    <>
      <Heading level={2} className="subtitle">
        {title}
      </Heading>
      <Card kind="rows" role="list" label={title}>
        {children}
      </Card>
    </>
  )
}

/** What is kept of the person chosen, and who may act for her: the rows that this account can open. */
export function OfHers({ person }: { readonly person: ForWhom }) {
  const owner = ownerOf(person)
  if (!isKnown(person)) {
    return (
      <Group title="我的资料">
        <Row title="登记我自己" detail="能保存资料、请家里人帮忙" onPress={() => go(PATHS.addPerson, { self: 1 })} />
      </Group>
    )
  }
  if (person.standing === 'unconfirmed') {
    return (
      <Group title={`${owner}的资料`}>
        <Row title={`请${owner}同意`} detail="同意以后,您才能替老人办事" onPress={() => go(PATHS.askElder)} />
        <Row title="不再帮忙、登记监护人" onPress={() => go(PATHS.helpers)} />
      </Group>
    )
  }
  return (
    <Group title={`${owner}的资料`}>
      {may(person, 'view') && (
        <>
          <Row title="资料" detail="看看写得对不对,可以改" onPress={() => go(PATHS.record)} />
          <Row title={`谁能替${owner}办`} detail="请人帮忙,随时可以停" onPress={() => go(PATHS.helpers)} />
        </>
      )}
      {decides(person) && (
        <>
          <Row title="谁看过、改过" onPress={() => go(PATHS.accessLog)} />
          <Row title="同意与收回" detail="身份证号、健康、评估、地址" onPress={() => go(PATHS.consents)} />
        </>
      )}
    </Group>
  )
}

/** Where the account works, before anything else on the page: it is what a worker opens the app for. */
export function OfWork({ staff }: { readonly staff: NonNullable<Me['staff']> }) {
  return (
    <Group title="工作">
      <Row
        title="工作台"
        detail={`${staff.division}${staff.role === 'operator' ? ' · 管理员' : ''}`}
        onPress={() => go(PATHS.desk)}
      />
    </Group>
  )
}

/** What was told to the account. */
export function OfAccount({ me }: { readonly me: Me | undefined }) {
  const unread = me?.unread ?? 0
  return (
    <Group title="消息和邀请">
      <Row title="消息" detail={unread > 0 ? `${unread} 条新消息` : '没有新消息'} onPress={() => go(PATHS.inbox)} />
      <Row title="接受邀请" detail="家里人给了您链接或六位数" onPress={() => go(PATHS.accept)} />
    </Group>
  )
}

/** For whom, and where: what every page goes by. */
export function Choices() {
  const city = cityName(useCity())
  return (
    <Group title="为谁、在哪里">
      <Row title="为谁办理" detail="换人,或添加一位老人" onPress={() => go(PATHS.people)} />
      <Row title="换城市" detail={city ? `现在按${city}的政策` : '还没有选'} onPress={() => go(PATHS.city)} />
      <Row title="从哪里算远近" detail="社区、家,或地图上一点" onPress={() => go(PATHS.place)} />
      <Row title="给食堂、机构的补贴怎么算" detail="给办食堂、办机构的人看" onPress={() => go(PATHS.calculators)} />
    </Group>
  )
}

/** The account itself. */
export function AccountRows({ name, works }: { readonly name: string; readonly works: boolean }) {
  return (
    <Group title="账号">
      <Row title="我的姓名" detail={name} onPress={() => go(PATHS.rename)} />
      <Row title="登录的设备" detail="有不认识的,可以退出它" onPress={() => go(PATHS.devices)} />
      {!works && <Row title="我是工作人员" detail="用管理员给的邀请,开通工作台" onPress={() => go(PATHS.deskJoin)} />}
      <Row title="注销账号" onPress={() => go(PATHS.closeAccount)} />
    </Group>
  )
}
