import type { Adapter, Receive } from "../chat/adapter.ts";
import type { ChatEvent, Conversation } from "../chat/event.ts";

/** An adapter that knows of one workspace alone, as it is where there are several: all of it is in this one. */
export function inWorkspace(adapter: Adapter, workspace: string): Adapter {
  const { openDirect, start } = adapter;
  const there = <Place extends Conversation>(place: Place): Place => ({ ...place, workspace });
  const heard = (event: ChatEvent): ChatEvent => ({
    ...event,
    conversation: there(event.conversation),
  });
  return {
    ...adapter,
    start: (receive: Receive) => start((event) => receive(heard(event))),
    ...(openDirect === undefined
      ? {}
      : { openDirect: async (user, at) => there(await openDirect(user, at)) }),
  };
}
