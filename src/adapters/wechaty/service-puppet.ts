import type { PuppetService } from "wechaty-puppet-service";
import type { WechatyConfig } from "./config.ts";

/** A puppet at a puppet service, as we need it. */
export type ServicePuppet = PuppetService & {
  /** Lets go of a connection that does not answer any more. */
  cut(): void;
};

/**
 * Loads the puppet of the puppet service. Unlike its parent it keeps nothing of contacts and groups
 * on disk (the parent has a folder named after the token in the home folder), and tells when the
 * service ends its stream of events, which the parent passes over.
 */
export async function servicePuppet(
  { token, endpoint, isPlain }: WechatyConfig,
  options: { readonly timeoutSeconds: number },
  onEnd: () => void,
): Promise<ServicePuppet> {
  const { PuppetService } = await import("wechaty-puppet-service");

  class Forgetful extends PuppetService {
    #manager: PuppetService["grpcManager"] | null = null;

    override hookPayloadStore(): void {}

    override bridgeGrpcEventStream(manager: PuppetService["grpcManager"]): void {
      super.bridgeGrpcEventStream(manager);
      manager.on("end", onEnd);
      this.#manager = manager;
    }

    cut(): void {
      const manager = this.#manager;
      this.#manager = null;
      manager?.eventStream?.cancel();
      try {
        manager?.client.close();
      } catch {
        // It has none any more.
      }
    }
  }

  return new Forgetful({
    ...options,
    ...(token === undefined ? {} : { token }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(isPlain ? { tls: { disable: true } } : {}),
  });
}
