/** A person of the simulated workspace. */
export type SlackPerson = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** IANA zone. */
  readonly zone: string;
  /** Language tag such as `zh-CN`. */
  readonly language: string;
  /** Who has left, who is a guest, and whose address nobody has confirmed. */
  readonly isGone?: true;
  readonly isGuest?: true;
  readonly isUnconfirmed?: true;
};

/** A channel with the app's membership, or the direct chat of the app with a person. */
export type SlackChannel = {
  readonly id: string;
  readonly kind: "channel" | "private" | "direct" | "foreign-direct";
  /** Whether the app is in it. */
  readonly hasApp: boolean;
  /** Whose direct chat it is. */
  readonly with?: string;
};

/** A message as the workspace keeps it. */
export type SlackStored = {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly threadTs?: string;
  readonly text: string;
  readonly blocks: readonly Record<string, unknown>[];
  readonly metadata?: unknown;
  /** Texts of the pictures in it. */
  readonly pictures: readonly string[];
};

/** What the app offers to say. */
export type SlackPrompt = { readonly title: string; readonly message: string };

/** Something that somebody recorded, and how far Slack is with its words. */
export type SlackClip = {
  readonly id: string;
  readonly words: string;
  /** How often it is asked for before they are there; null: they never are. */
  readonly asksLeft: number | null;
  /** The preview has only their beginning. */
  readonly isLong?: true;
};

/** A modal that stands open before somebody. */
export type SlackModal = {
  readonly id: string;
  readonly user: string;
  readonly view: Readonly<Record<string, unknown>>;
};

/** The bot and the workspace that it is installed in. */
export const app = { teamId: "T0SIM", userId: "U0GENJIN", botId: "B0GENJIN", appId: "A0GENJIN" };

/** Who and what is there, and everything that was said. */
export type Workspace = ReturnType<typeof createWorkspace>;

/** A workspace with two people, a channel with the app in it and one without. */
export function createWorkspace() {
  const people = new Map<string, SlackPerson>();
  const channels = new Map<string, SlackChannel>();
  const messages: SlackStored[] = [];
  const clips = new Map<string, SlackClip>();
  /** Who did something just now that lets the app open a modal, by trigger; each once. */
  const triggers = new Map<string, string>();
  const modals: SlackModal[] = [];
  /** Threads of the assistant view, with what the app shows and offers in them. */
  const assistant = new Map<string, { statuses: string[]; prompts: readonly SlackPrompt[] }>();
  /** Files that people sent, by their ids. */
  const files = new Map<string, { readonly name: string; readonly content: Buffer }>();
  const listeners: ((message: SlackStored) => void)[] = [];
  let clock = Math.floor(Date.now() / 1000);
  let count = 0;

  const addPerson = (person: SlackPerson) => {
    people.set(person.id, person);
    const id = directId(person.id);
    channels.set(id, { id, kind: "direct", hasApp: true, with: person.id });
  };
  const addChannel = (channel: SlackChannel) => channels.set(channel.id, channel);
  const directId = (user: string) => `D${user.slice(1)}`;

  addPerson({
    id: "U0LILY",
    name: "李莉",
    email: "lily@example.com",
    zone: "Asia/Shanghai",
    language: "zh-CN",
  });
  addPerson({
    id: "U0TOM",
    name: "Tom Baker",
    email: "tom@example.com",
    zone: "Europe/London",
    language: "en-GB",
  });
  addChannel({ id: "C0SALES", kind: "channel", hasApp: true });
  addChannel({ id: "G0SECRET", kind: "private", hasApp: false });
  addChannel({ id: "D0OTHERS", kind: "foreign-direct", hasApp: false });

  return {
    files,
    people,
    channels,
    messages,
    clips,
    triggers,
    modals,
    assistant,
    addPerson,
    addChannel,
    directId,
    /** A new timestamp, which in Slack is a message's name. */
    nextTs(): string {
      clock = Math.max(clock, Math.floor(Date.now() / 1000));
      count += 1;
      return `${clock}.${String(count).padStart(6, "0")}`;
    },
    onSaid: (listener: (message: SlackStored) => void) => void listeners.push(listener),
    nextId: (kind: string) => `${kind}${String(++count).padStart(6, "0")}`,
    say(message: Omit<SlackStored, "pictures" | "blocks"> & Partial<SlackStored>): SlackStored {
      const stored = { pictures: [], blocks: [], ...message };
      messages.push(stored);
      for (const listener of listeners) listener(stored);
      return stored;
    },
  };
}
