import { loadServicePackage } from "../../../src/adapters/wechaty/service-package.ts";
import { freePort } from "../../support/free-port.ts";
import { createAccount, type Person, type Room } from "./account.ts";
import { layWire } from "./wire.ts";

/** What a simulated WeChat starts with. */
export type WechatyOptions = {
  /** 0: any free port. */
  readonly port?: number;
  readonly people?: readonly Person[];
  readonly rooms?: readonly Room[];
  /** Without TLS, as WorkPro is. */
  readonly isPlain?: boolean;
};

/** A puppet service with one account, on a port of this machine. */
export type WechatySimulator = Awaited<ReturnType<typeof startWechaty>>;

/** The account that Genjin speaks as. */
const self: Person = { id: "wxid_genjin", name: "Genjin", isFriend: true };

const usual: { readonly people: readonly Person[]; readonly rooms: readonly Room[] } = {
  people: [
    { id: "wxid_lily", name: "李莉", isFriend: true },
    { id: "wxid_tom", name: "Tom", isFriend: true },
    { id: "wxid_wei", name: "王伟", isFriend: true },
    { id: "wxid_stranger", name: "Stranger", isFriend: false },
    { id: "gh_shop", name: "Shop", isFriend: true },
  ],
  rooms: [{ id: "team-one@chatroom", topic: "Team One" }],
};

/** The prefix is the name on the certificate that the service has unless it is given another. */
const token = "insecure_4c1b4ba4-5f0b-4b0b-9d0a-000000000001";

/** Starts the vendor's own puppet service, with an account whose WeChat is played. */
export async function startWechaty(options: WechatyOptions = {}) {
  const { port = 0, people = usual.people, rooms = usual.rooms, isPlain = false } = options;
  const { log, PuppetServer, PuppetService } = await loadServicePackage();
  // It prints what people write.
  log.level("silent");
  const account = createAccount(self, people, rooms);
  // The vendor's server cannot say which port it took, so that one is looked for.
  const behind = await freePort();
  const tls = isPlain ? { tls: { disable: true } } : {};
  const endpoint = `127.0.0.1:${behind}`;
  const server = new PuppetServer({ endpoint, token, puppet: account.puppet, ...tls });
  await server.start();
  const wire = await layWire(port, () => behind);
  const own = rooms[0]?.alias ?? self.name;

  return {
    wire,
    people,
    rooms,
    shown: account.shown,
    fail: account.fail,
    mute: account.mute,
    logOut: account.logOut,
    streams: account.streams,
    deliver: account.deliver,
    announce: account.announce,
    self: self.id,
    /** The variables that point Genjin here. */
    environment: {
      WECHATY_PUPPET: "wechaty-puppet-service",
      WECHATY_PUPPET_SERVICE_TOKEN: token,
      WECHATY_PUPPET_SERVICE_ENDPOINT: `127.0.0.1:${wire.port}`,
      ...(isPlain ? { WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: "true" } : {}),
    },
    /** A person writes, in a group with a mention of us; whether it was asked for. */
    says({ person, text, room, id, quotes }: Written): Promise<boolean> {
      const mentioned = room === undefined ? text : `@${own}\u2005${text}`;
      const quoted = quotes === undefined ? mentioned : `${quoteOf(quotes)}${mentioned}`;
      return account.deliver({
        ...(id === undefined ? {} : { id }),
        talkerId: person,
        text: quoted,
        ...(room === undefined ? {} : { roomId: room, mentionIdList: [self.id] }),
      });
    },
    /** Somebody else with our token comes and goes: the service ends our stream of events. */
    async endsStream(): Promise<void> {
      const other = new PuppetService({ token, endpoint, ...tls });
      other.on("error", () => {});
      await other.start();
      await other.stop();
    },
    async close() {
      await wire.close();
      await server.stop();
      await account.puppet.stop();
    },
  };
}

/** Something that a person writes to our account, or in a group. */
export type Written = {
  readonly person: string;
  readonly text: string;
  readonly room?: string;
  /** The same again is a redelivery. */
  readonly id?: string;
  /** Text of the message that it replies to. */
  readonly quotes?: string;
};

/** What WeChat puts before a reply. */
const quoteOf = (text: string): string =>
  `「${self.name}：${text}」\n${Array(15).fill("-").join(" ")}\n`;
