import publicHosts from "./public-hosts.json" with { type: "json" };

const shared = new Set([...publicHosts.mail, ...publicHosts.shared]);
const mailFamily = new RegExp(`^(?:${publicHosts.mailFamilies.join("|")})(?:\\.[a-z]{2,3}){1,2}$`);

/**
 * Domain that belongs to a company, from its website or an email address, for finding duplicates:
 * lower case, without `www.`, international names in their ASCII form. Null when there is none, or
 * when everybody may have it: free mail, social networks, marketplaces' own hosts.
 */
export function normaliseDomain(websiteOrEmail: string): string | null {
  const host = hostOf(websiteOrEmail.normalize("NFKC").trim());
  const domain = host?.replace(/\.$/, "").replace(/^www\d?\./, "");
  if (!domain || !/^(?:[a-z0-9_-]+\.)+(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(domain)) return null;
  return shared.has(domain) || mailFamily.test(domain) ? null : domain;
}

function hostOf(text: string): string | null {
  const email = text.includes("://") ? null : /[^\s@<]+@([^\s@/?>]+)/.exec(text);
  const address = email?.[1] ?? text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "");
  try {
    return new URL(`http://${address}`).hostname;
  } catch {
    return null;
  }
}
