import { type BoundClient, boundClient } from "./bound-client.ts";
import type { WechatyConfig } from "./config.ts";
import { loadServicePackage, type Puppet, type ServiceConnection } from "./service-package.ts";

/** A puppet at a puppet service, as we need it. */
export type ServicePuppet = Puppet & {
  /** Lets go of the connection without a word. */
  cut(): void;
};

/**
 * Loads the puppet of the puppet service; no call of it takes longer than so many milliseconds.
 * Unlike its parent it keeps nothing of contacts and groups
 * on disk (the parent has a folder named after the token in the home folder), and tells when the
 * service ends its stream of events, which the parent passes over.
 */
export async function servicePuppet(
  { token, endpoint, isPlain }: WechatyConfig,
  options: { readonly timeoutSeconds: number },
  longestCall: number,
  onEnd: () => void,
): Promise<ServicePuppet> {
  const { PuppetService } = await loadServicePackage();

  class Forgetful extends PuppetService {
    #bound: BoundClient | null = null;

    override hookPayloadStore(): void {}

    override bridgeGrpcEventStream(manager: ServiceConnection): void {
      super.bridgeGrpcEventStream(manager);
      manager.on("end", onEnd);
      const init: () => Promise<void> = Reflect.get(manager, "initClient");
      Reflect.set(manager, "initClient", async () => {
        await init.call(manager);
        this.#bound = boundClient(manager.client, longestCall);
        Reflect.set(manager, "_client", this.#bound.client);
      });
    }

    cut(): void {
      this.#bound?.cut();
    }
  }

  return new Forgetful({
    ...options,
    ...(token === undefined ? {} : { token }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(isPlain ? { tls: { disable: true } } : {}),
  });
}
