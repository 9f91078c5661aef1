const address = "/web/service-worker.js";

/** Trusted Types, which the page's content security policy asks for; not in every browser. */
type TrustedTypes = {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
};

/** Lets the page be installed and open without a network, where the browser can do that. */
export async function installWorker(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy("service-worker", { createScriptURL: () => address });
  const script = policy?.createScriptURL(address) ?? address;
  try {
    await navigator.serviceWorker.register(script, { scope: "/", type: "module" });
  } catch {
    // A private window, or a browser that forbids it: the page works as it did.
  }
}
