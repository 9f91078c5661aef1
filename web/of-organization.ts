/** The same address for the organization that the page's own address names, where there are several. */
export function ofOrganization(path: string): string {
  const organization = new URLSearchParams(location.search).get("organization");
  if (organization === null) return path;
  const more = new URLSearchParams({ organization });
  return `${path}${path.includes("?") ? "&" : "?"}${more}`;
}
